"""The receipt: one PDF that proves what a citizen sent, when, and what happens next."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

from flask_babel import gettext as _
from markupsafe import Markup

from portal.core.i18n import long_date, long_moment, speaking
from portal.core.pdf import Paper, make_pdf
from portal.core.printing import Line, ltr, plain, typed, typed_line

from .rules import Tone

TEMPLATE = Path(__file__).parent / "templates" / "applications" / "receipt.typ"

Words = str | Markup
"""Plain text; or markup, as questions.describe() gives it, for line breaks and texts in another language."""


@dataclass(frozen=True)
class Section:
    """What was asked and answered under one heading, which may be empty.

    rows: a question and its answer: one text, or several that each get a paragraph; empty if it was left out.
    level: 2, or 3 for a part of the section before.
    """

    heading: Words
    rows: Sequence[tuple[Words, Words | Sequence[Words]]]
    level: int = 2


@dataclass(frozen=True)
class Receipt:
    """Everything the receipt says, in the citizen's language."""

    language: str
    reference: str
    service_name: Words
    person_name: str
    sent_at: datetime
    portal_name: str
    authority_name: str
    portal_url: str
    support_phone: str
    expected_on: date | None = None
    tone: Tone = Tone.DECISION
    is_certain: bool = False
    times: Sequence[tuple[datetime, Words]] = field(default_factory=tuple)
    sections: Sequence[Section] = field(default_factory=tuple)


def receipt_pdf(receipt: Receipt) -> bytes:
    """The receipt as a tagged PDF (PDF/UA-1). The same receipt gives the same bytes."""
    with speaking(receipt.language):
        title = _(
            "Receipt %(reference)s: %(service)s", reference=receipt.reference, service=plain(receipt.service_name)
        )
        paper = Paper(TEMPLATE, receipt.language, title, receipt.authority_name, receipt.sent_at)
        return make_pdf(paper, {**_facts(receipt), **_next(receipt), **_answers(receipt), **_page_words()})


def _facts(receipt: Receipt) -> Mapping[str, Any]:
    facts = [(_("Sent on"), typed_line(long_moment(receipt.sent_at)))]
    if receipt.person_name:
        who = _("Applied by") if receipt.tone is Tone.DECISION else _("Sent by")
        facts.insert(0, (who, typed_line(receipt.person_name)))
    for starts_at, place in receipt.times:
        where = Markup("{}, {}").format(long_moment(starts_at), place)  # the name of a place may be in another language
        facts.append((_("When and where"), typed_line(where)))
    if receipt.expected_on and receipt.tone is Tone.DECISION:
        facts.append((_("Decision expected by"), typed_line(long_date(receipt.expected_on))))
    return {
        "authority": typed_line(receipt.authority_name),
        "portal": typed_line(receipt.portal_name),
        "heading": _heading(receipt),
        "service": typed_line(receipt.service_name),
        "reference": ltr(receipt.reference),
        "reference_label": _("Your reference"),
        "reference_hint": _("Keep this reference. You need it when you call us or write to us."),
        "facts": facts,
    }


def _heading(receipt: Receipt) -> str:
    is_booked = bool(receipt.times) and receipt.is_certain
    headings: Mapping[Tone, str] = {
        Tone.DECISION: _("We have your application"),
        Tone.BOOKING: _("Your time is booked") if is_booked else _("We have your booking"),
        Tone.OPINION: _("Thank you for taking part"),
    }
    return headings[receipt.tone]


def _to_come(receipt: Receipt) -> list[str]:
    """What the office does next, and until when."""
    day = long_date(receipt.expected_on) if receipt.expected_on else ""
    if receipt.tone is Tone.OPINION:
        by_then = _("We read everything that people tell us. By %(day)s we write to you what happens with it.", day=day)
        return [by_then if day else _("We read everything that people tell us.")]
    if receipt.tone is Tone.BOOKING:
        kept = [_("We keep this time for you until we have decided.")]
        soon = _("We write to you by %(day)s.", day=day) if day else _("We write to you as soon as we have decided.")
        return [*(kept if receipt.times and not receipt.is_certain else []), soon]
    return [
        _("We read your application. If we need more from you, we write to you."),
        _("You can expect our decision by %(day)s.", day=day)
        if day
        else _("We write to you as soon as we have decided."),
    ]


def _next(receipt: Receipt) -> Mapping[str, Any]:
    steps = _to_come(receipt)
    steps.append(_("If you have a question, call %(phone)s.", phone=ltr(receipt.support_phone)))
    return {
        "next_heading": _("What happens next"),
        "next_steps": steps,
        "follow": _("Sign in to see how far we are:"),
        "url": receipt.portal_url,
        "url_shown": ltr(receipt.portal_url),
    }


def _answers(receipt: Receipt) -> Mapping[str, Any]:
    return {
        "answers_heading": _("Your answers"),
        "question": _("Question"),
        "answer": _("Answer"),
        "sections": [_section(section) for section in receipt.sections],
    }


def _section(section: Section) -> Mapping[str, Any]:
    rows = [(typed_line(label), _paragraphs(answer)) for label, answer in section.rows]
    return {"heading": typed_line(section.heading), "level": section.level + 1, "rows": rows}


def _paragraphs(answer: Words | Sequence[Words]) -> list[list[Line]]:
    paragraphs = [typed(words) for words in ([answer] if isinstance(answer, str) else answer)]
    return [lines for lines in paragraphs if lines] or [typed(_("Not answered"))]


def _page_words() -> Mapping[str, str]:
    """The template counts the pages, so it gets the sentence with gaps."""
    return {"page": _("Page %(page)s of %(pages)s", page="{page}", pages="{pages}")}
