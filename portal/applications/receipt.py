"""The receipt: one PDF that proves what a citizen sent, when, and what happens next."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

from flask_babel import gettext as _

from portal.core.i18n import long_date, long_moment, speaking
from portal.core.pdf import Paper, ltr, make_pdf, typed, typed_line

TEMPLATE = Path(__file__).parent / "templates" / "applications" / "receipt.typ"

Answer = str | Sequence[str]
"""One text, or several that each get a paragraph. Empty if the question was left out."""

Section = tuple[str, Sequence[tuple[str, Answer]]]
"""A heading, and what was asked and answered under it."""


@dataclass(frozen=True)
class Receipt:
    """Everything the receipt says, in the citizen's language. All of it is plain text."""

    language: str
    reference: str
    service_name: str
    person_name: str
    sent_at: datetime
    portal_name: str
    authority_name: str
    portal_url: str
    support_phone: str
    expected_on: date | None = None
    sections: Sequence[Section] = field(default_factory=tuple)


def receipt_pdf(receipt: Receipt) -> bytes:
    """The receipt as a tagged PDF (PDF/UA-1). The same receipt gives the same bytes."""
    with speaking(receipt.language):
        title = _("Receipt %(reference)s: %(service)s", reference=receipt.reference, service=receipt.service_name)
        paper = Paper(TEMPLATE, receipt.language, title, receipt.authority_name, receipt.sent_at)
        return make_pdf(paper, {**_facts(receipt), **_next(receipt), **_answers(receipt), **_page_words()})


def _facts(receipt: Receipt) -> Mapping[str, Any]:
    facts = [
        (_("Applied by"), typed_line(receipt.person_name)),
        (_("Sent on"), long_moment(receipt.sent_at)),
    ]
    if receipt.expected_on:
        facts.append((_("Answer expected by"), long_date(receipt.expected_on)))
    return {
        "authority": typed_line(receipt.authority_name),
        "portal": typed_line(receipt.portal_name),
        "heading": _("We have your application"),
        "service": typed_line(receipt.service_name),
        "reference": ltr(receipt.reference),
        "reference_label": _("Your reference"),
        "reference_hint": _("Keep this reference. You need it when you call us or write to us."),
        "facts": facts,
    }


def _next(receipt: Receipt) -> Mapping[str, Any]:
    steps = [_("We read your application. If we need more from you, we write to you.")]
    if receipt.expected_on:
        steps.append(_("You get our answer by %(date)s.", date=long_date(receipt.expected_on)))
    else:
        steps.append(_("We write to you as soon as we have decided."))
    steps.append(_("If you have a question, call %(phone)s.", phone=ltr(receipt.support_phone)))
    return {
        "next_heading": _("What happens next"),
        "next_steps": steps,
        "follow": _("Sign in to see how far we are:"),
        "url": receipt.portal_url,
        "url_shown": ltr(receipt.portal_url),
    }


def _answers(receipt: Receipt) -> Mapping[str, Any]:
    sections = [
        {"heading": typed_line(heading), "rows": [[typed_line(label), _lines(answer)] for label, answer in rows]}
        for heading, rows in receipt.sections
        if rows
    ]
    return {
        "answers_heading": _("Your answers"),
        "question": _("Question"),
        "answer": _("Answer"),
        "sections": sections,
    }


def _lines(answer: Answer) -> list[list[str]]:
    """Paragraphs of lines."""
    paragraphs = [answer] if isinstance(answer, str) else answer
    return [typed(paragraph) for paragraph in paragraphs if paragraph.strip()] or [[_("No answer")]]


def _page_words() -> Mapping[str, str]:
    """The template counts the pages, so it gets the sentence with gaps."""
    return {"page": _("Page %(page)s of %(pages)s", page="{page}", pages="{pages}")}
