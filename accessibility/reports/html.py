"""The report for people: what was not tested first, then what was found, whom it shuts out and how to mend it."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from ..checking import checks
from ..coverage import human_only, promised
from ..criteria import CRITERIA, in_order
from ..findings import Audit, Cell, Outcome
from .digest import Barrier, Digest, digest
from .given import Given
from .pages import in_language, page


@dataclass(frozen=True)
class Row:
    """One line of a table that counts findings.

    ways: in how many ways of meeting pages. untested: checks that could not be done; None: not asked here.
    """

    label: Any
    ways: int
    barriers: tuple[Barrier, ...]
    questions: tuple[Barrier, ...]


@dataclass(frozen=True)
class Table:
    id: str
    caption: LazyString
    heading: LazyString
    rows: tuple[Row, ...]


Key = Callable[[Cell], str]
AXES: tuple[tuple[str, LazyString, LazyString, Key], ...] = (
    ("pages", _l("By page"), _l("Page and state"), lambda cell: cell.subject),
    ("personas", _l("By person"), _l("Who is signed in"), lambda cell: cell.persona),
    ("languages", _l("By language"), _l("Language"), lambda cell: cell.language),
    ("widths", _l("By width"), _l("Width in pixels"), lambda cell: str(cell.width)),
    ("schemes", _l("By colours"), _l("Colours"), lambda cell: cell.scheme),
    ("scripts", _l("With and without JavaScript"), "JavaScript", lambda cell: "yes" if cell.script else "no"),
    ("texts", _l("By text settings"), _l("Text settings"), lambda cell: cell.text or cell.motion),
)
SCHEMES = {"light": _l("light"), "dark": _l("dark"), "forced": _l("forced colours")}
WORDS: dict[str, dict[str, LazyString]] = {
    "personas": {"": _l("nobody")},
    "languages": {"": _l("not said")},
    "schemes": SCHEMES,
    "scripts": {"yes": _l("with"), "no": _l("without")},
    "texts": {
        "": _l("as they come"),
        "reduced": _l("less movement"),
        "spacing": _l("more space between letters and lines"),
        "200%": _l("twice as large"),
    },
}
MOST_WAYS = 12
"""Shown one by one for each finding; findings.csv has them all."""
OUTCOMES = {
    Outcome.FAILED: _l("Not met"),
    Outcome.PASSED: _l("Met, confirmed by people"),
    Outcome.INAPPLICABLE: _l("Nothing it could apply to"),
    Outcome.CANT_TELL: _l("No certain barrier, not confirmed by people"),
    Outcome.UNTESTED: _l("Not tested"),
}
METHODS = {
    "automatic": _l("by programs"),
    "absence": _l("by proof that there is nothing of the kind"),
    "partly": _l("programs point, people judge"),
    "human": _l("by people only"),
}


def render(audit: Audit, given: Given | None = None, *, language: str = "en") -> str:
    """One page. Pictures stand beside it in the folder `pictures`.

    language: as the web writes it; English where no app with catalogues is running.
    """
    whole = digest(audit, given)
    with in_language(language):
        return page(
            "report.html",
            whole=whole,
            untested=human_only(whole.covered),
            promised=promised(whole.covered),
            tables=[_table(whole, *axis) for axis in AXES],
            levels=_levels(whole),
            findings=[("barriers", _sorted(whole.barriers)), ("questions", _sorted(whole.questions))],
            still_found={each.fingerprint for each in whole.all()},
            titles=titles(),
            met_in=_met_in,
            most_ways=MOST_WAYS,
            criteria=CRITERIA,
            outcomes=OUTCOMES,
            methods=METHODS,
            words=WORDS,
        )


@cache
def titles() -> dict[str, LazyString]:
    """What is wrong where a check finds something, as a sentence, by the check's name. Engines only have evidence."""
    try:
        return {check.name: check.title for check in checks()}
    except ImportError:  # checks drive a browser; who only reads reports may have none installed
        return {}


def _levels(whole: Digest) -> list[tuple[LazyString, list[Any]]]:
    """Verdicts in two tables: what is promised, and what goes beyond."""
    verdicts = list(whole.verdicts.values())
    return [
        (_l("Levels A and AA"), [verdict for verdict in verdicts if verdict.criterion.level != "AAA"]),
        (_l("Level AAA, which is not promised"), [verdict for verdict in verdicts if verdict.criterion.level == "AAA"]),
    ]


def _table(whole: Digest, name: str, caption: LazyString, heading: LazyString, key: Key) -> Table:
    ways = Counter(key(cell) for cell in dict.fromkeys(record.cell for record in whole.audit.records))
    barriers = _by(whole.barriers, key)
    questions = _by(whole.questions, key)
    rows = tuple(
        Row(WORDS.get(name, {}).get(label, label), ways[label], barriers.get(label, ()), questions.get(label, ()))
        for label in ways
    )
    return Table(name, caption, heading, rows)


def _by(found: tuple[Barrier, ...], key: Key) -> dict[str, tuple[Barrier, ...]]:
    grouped: dict[str, list[Barrier]] = {}
    for each in found:
        for label in dict.fromkeys(key(cell) for cell in each.cells):
            grouped.setdefault(label, []).append(each)
    return {label: tuple(group) for label, group in grouped.items()}


def _met_in(each: Barrier) -> list[tuple[LazyString, list[LazyString | str]]]:
    """In which languages, widths, colours... a finding was met: all ways of meeting the page, folded."""
    return [
        (heading, [WORDS.get(name, {}).get(label, label) for label in dict.fromkeys(key(cell) for cell in each.cells)])
        for name, _caption, heading, key in AXES[1:]
    ]


def _sorted(found: tuple[Barrier, ...]) -> list[Barrier]:
    """By criterion, then page; good practice last."""
    return sorted(found, key=lambda each: (_place(each), each.subject, each.check))


def _place(each: Barrier) -> tuple[int, ...]:
    return in_order(each.criteria[0]) if each.criteria else (9,)
