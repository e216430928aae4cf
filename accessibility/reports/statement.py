"""The public accessibility statement, after the model of Commission Implementing Decision (EU) 2018/1523.

The texts are lazy: whoever shows them chooses the language. A site claims to be fully compliant only if people have
confirmed every criterion.
"""

from dataclasses import dataclass
from datetime import date

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from ..coverage import promised
from ..findings import Audit, Outcome
from .digest import Digest, digest
from .given import Given
from .pages import in_language, number, on_day, page
from .verdicts import Status, Verdict, status


@dataclass(frozen=True)
class Office:
    """What the model asks for and no audit knows. Empty: the statement leaves it out.

    law: the law that asks for the statement. feedback_url: where to report a barrier. answer_days: working days until
    people have an answer. enforcement: the body to turn to if the answer does not help, and how to reach it.
    """

    law: str = ""
    feedback_url: str = ""
    answer_days: int = 0
    enforcement: str = ""
    published_on: date | None = None


@dataclass(frozen=True)
class KnownGap:
    """A criterion that is not met on so many pages, or that nobody has confirmed (0)."""

    number: str
    name: LazyString
    who: LazyString
    pages: int


@dataclass(frozen=True)
class Section:
    """items: a list below the paragraphs."""

    id: str
    heading: LazyString
    paragraphs: tuple[LazyString | str, ...]
    items: tuple[LazyString | str, ...] = ()
    gaps: tuple[KnownGap, ...] = ()


@dataclass(frozen=True)
class Statement:
    """In the order of the model."""

    status: Status
    prepared_on: date
    sections: tuple[Section, ...]


def statement(audit: Audit, given: Given | None = None, office: Office | None = None) -> Statement:
    """What is to be published."""
    whole = digest(audit, given)
    office = office or Office()
    verdicts = [whole.verdicts[each.number] for each in promised(whole.covered)]
    reached = status(verdicts)
    sections = (
        _commitment(whole, office),
        _compliance(reached, verdicts),
        _gaps(verdicts),
        _untested(verdicts),
        _preparation(whole, verdicts),
        _feedback(whole, office),
        _enforcement(office),
    )
    return Statement(reached, audit.finished_at.date(), sections)


def render(audit: Audit, given: Given | None = None, office: Office | None = None, *, language: str = "en") -> str:
    """The statement as a page of its own, for sites without a portal to show it."""
    written = statement(audit, given, office)
    with in_language(language):
        return page("statement.html", statement=written, site=(given or Given()).site)


def _commitment(whole: Digest, office: Office) -> Section:
    site = whole.given.site
    name = site.organisation or site.name
    want = _l("%(name)s wants everybody to be able to use this website.", name=name)
    law = _l("This statement is made as the law asks: %(law)s.", law=office.law)
    paragraphs = [
        *([want] if name else [_l("We want everybody to be able to use this website.")]),
        *([law] if office.law else []),
        _l("It is about this website: %(site)s", site=site.url or site.name),
    ]
    return Section("commitment", _l("Our promise"), tuple(paragraphs))


def _compliance(reached: Status, verdicts: list[Verdict]) -> Section:
    standard = _l("The standard is WCAG 2.2, level AA, which the European standard EN 301 549 builds on.")
    said = {
        Status.FULL: _l("This website is fully compliant with it. People have confirmed every criterion."),
        Status.PARTIAL: _l("This website is partially compliant with it. What is missing is listed below."),
        Status.NONE: _l("This website is not compliant with it. What is missing is listed below."),
    }
    confirmed = sum(1 for verdict in verdicts if verdict.is_confirmed)
    failed = sum(1 for verdict in verdicts if verdict.outcome == Outcome.FAILED)
    absent = sum(1 for verdict in verdicts if verdict.outcome == Outcome.INAPPLICABLE)
    items = (
        _l("Criteria in all: %(number)s", number=_figure(len(verdicts))),
        _l("Confirmed by people: %(number)s", number=_figure(confirmed)),
        _l("Not met: %(number)s", number=_figure(failed)),
        _l("About things this website does not have: %(number)s", number=_figure(absent)),
        _l("Not confirmed yet: %(number)s", number=_figure(len(verdicts) - confirmed - failed - absent)),
    )
    return Section("status", _l("How accessible this website is"), (standard, said[reached]), items)


def _gaps(verdicts: list[Verdict]) -> Section:
    gaps = tuple(_gap(verdict) for verdict in verdicts if verdict.outcome == Outcome.FAILED)
    text = _l("These criteria are not met everywhere:") if gaps else _l("We know of no barrier at the moment.")
    return Section("gaps", _l("What does not work yet"), (text,), gaps=gaps)


def _untested(verdicts: list[Verdict]) -> Section:
    """What nobody has confirmed, said as openly as what is known not to work."""
    waiting = [verdict for verdict in verdicts if verdict.outcome in {Outcome.UNTESTED, Outcome.CANT_TELL}]
    text = (
        _l("Programs find only a part of all barriers. No person has confirmed these criteria yet:")
        if waiting
        else _l("People have tested everything that programs cannot.")
    )
    return Section(
        "untested", _l("What is not confirmed yet"), (text,), gaps=tuple(_gap(verdict) for verdict in waiting)
    )


def _gap(verdict: Verdict) -> KnownGap:
    criterion = verdict.criterion
    return KnownGap(criterion.number, criterion.name, criterion.who, len(verdict.failing))


def _preparation(whole: Digest, verdicts: list[Verdict]) -> Section:
    on = whole.audit.finished_at.date()
    by_hand = [result.on for verdict in verdicts for result in verdict.human]
    paragraphs = [
        _l(
            "This statement was made on %(date)s, from our own tests of release %(release)s.",
            date=_day(on),
            release=whole.audit.release,
        ),
        _l(
            "Programs looked at %(pages)s pages in %(ways)s ways: languages, widths, colours, with and without JavaScript.",
            pages=_figure(whole.totals.pages),
            ways=_figure(whole.totals.cells),
        ),
    ]
    if by_hand:
        paragraphs.append(_l("People last tested it on %(date)s.", date=_day(max(by_hand))))
    paragraphs.append(_l("It is made anew with each release, and looked at again at least once a year."))
    return Section("preparation", _l("How this statement was made"), tuple(paragraphs))


def _feedback(whole: Digest, office: Office) -> Section:
    site = whole.given.site
    items = [
        *([_l("Form: %(url)s", url=office.feedback_url)] if office.feedback_url else []),
        *([_l("E-mail: %(email)s", email=site.email)] if site.email else []),
        *([_l("Phone: %(phone)s", phone=site.phone)] if site.phone else []),
    ]
    ask = _l("Does something not work for you? Tell us, or ask for anything on this website in another form.")
    answer = _l("You get an answer within this many working days: %(days)s", days=_figure(office.answer_days))
    paragraphs = (ask, answer) if office.answer_days else (ask,)
    return Section("feedback", _l("Tell us about a barrier"), paragraphs, tuple(items))


def _enforcement(office: Office) -> Section:
    turn = _l("If our answer does not help you, you can turn to the body that watches over accessibility:")
    alone = _l(
        "If our answer does not help you, you can turn to the body that watches over accessibility where you live."
    )
    paragraphs = (turn, office.enforcement) if office.enforcement else (alone,)
    return Section("enforcement", _l("If you do not agree with our answer"), paragraphs)


def _day(day: date) -> LazyString:
    return LazyString(on_day, day)


def _figure(value: int) -> LazyString:
    return LazyString(number, value)
