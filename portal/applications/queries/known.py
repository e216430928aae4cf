"""What a form may offer as already answered, and where each of it comes from (WCAG 2.2, 3.3.7 Redundant Entry)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from portal.core.i18n import language
from portal.people import known_answers
from portal.questions import Question, describe

from .applications import Opened
from .for_workflow import plain_words

FRESH_EVERY_TIME = {"file", "declaration", "signature", "consent", "computed", "appointment"}
"""What is agreed, signed or shown for one application says nothing about the next."""


@dataclass(frozen=True)
class Source:
    """Where an answer comes from: an earlier page of this application, another service, or the person's details."""

    is_earlier_page: bool = False
    service: Mapping[str, str] | None = None
    told_at: datetime | None = None


@dataclass(frozen=True)
class Known:
    """What is known, by meaning, and where each comes from."""

    values: Mapping[str, Any]
    sources: Mapping[str, Source]


def known_for(draft: Opened) -> Known:
    """What was answered in this application counts first, then the person's details, then other applications."""
    known = known_answers(draft.application.person_id)
    here = {question.concept: answer for question, answer in answered(draft) if question.concept}
    sources = {concept: Source() for concept in known}
    sources |= {concept: Source(service=service, told_at=at) for concept, (service, at) in known.sources.items()}
    sources |= {concept: Source(is_earlier_page=True) for concept in here}
    return Known({**known, **here}, sources)


def told_in(draft: Opened) -> dict[str, Any]:
    """What other forms may offer from now on, by meaning, in the words of the page's language."""
    said = {
        row.question_id: plain_words(row.value)
        for part in describe(draft.form, draft.application.answers, briefly=True)
        for row in part.rows
    }
    return {
        question.concept: {"answer": answer, "label": question.label, "words": {language(): said.get(question.id, "")}}
        for question, answer in answered(draft)
        if question.concept and question.type not in FRESH_EVERY_TIME
    }


def answered(draft: Opened) -> Iterator[tuple[Question, Any]]:
    """Every question with its answer, on pages that are asked once."""
    for page in draft.filling.pages:
        answers = {} if page.repeat else draft.application.answers.get(page.id) or {}
        for question in page.questions:
            if answers.get(question.id) is not None:
                yield question, answers[question.id]
