"""Filling in a form as a citizen does: page after page, through the applications room."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from portal.applications import add_item, finish_list, opened, save_answers, start
from portal.appointments import free_times_of
from portal.catalogue import service
from portal.core import clock
from portal.people import known_answers
from portal.questions import Question, Sheet

from .files import as_day
from .papers import Printer, Sender
from .residents import Resident


class Unanswered(Exception):
    """A story does not fit the form of its service; the message says where and why."""


@dataclass(frozen=True)
class Pen:
    """Who fills in today, with what they know by heart and the printer for their papers."""

    resident: Resident
    printer: Printer

    @cached_property
    def known(self) -> Mapping[str, Any]:
        return known_answers(self.resident.person_id)

    @cached_property
    def sender(self) -> Sender:
        known = self.known
        home = known.get("person.address") or {}
        lines = [home.get(part) for part in ("street", "extra", "postcode")]
        return Sender(
            name=known["person.name"],
            born=known.get("person.birth_date"),
            home=", ".join(line for line in lines if line),
            language=self.resident.language,
        )


def fill_in(pen: Pen, slug: str, told: Mapping[str, Any], *, stop_at: str | None = None) -> str:
    """Answer every page that is asked, up to the page `stop_at`. What is not told is taken from what the portal knows.

    told: answers by question; for a page that repeats, a list of such by page.

    Gives back the reference.

    Raises Unanswered.
    """
    draft = start(pen.resident.person_id, service(slug), language=pen.resident.language)
    me = pen.resident.person_id
    page = opened(me, draft.reference).filling.first_open
    while page and page.id != stop_at:
        if page.repeat:
            for number, item in enumerate(told.get(page.id, [])):
                sheet = _answered(pen, page.questions, item)
                add_item(draft, page.id, number, sheet, is_new=True)
            finish_list(draft, page.id)
        else:
            save_answers(draft, page.id, _answered(pen, page.questions, told))
        before, page = page, opened(me, draft.reference).filling.first_open
        if page == before:
            raise Unanswered(f"{slug}, {pen.resident.key}: the page {page.id} stays open")
    return str(draft.reference)


def _answered(pen: Pen, questions: tuple[Question, ...], told: Mapping[str, Any]) -> Sheet:
    sheet = Sheet.of_answers(questions, dict(_answers(pen, questions, told)))
    if not sheet.check():
        raise Unanswered(f"{pen.resident.key}: {sheet.problems}")
    return sheet


def _answers(pen: Pen, questions: tuple[Question, ...], told: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for question in questions:
        answer = told.get(question.id)
        if answer is None and question.concept:
            answer = pen.known.get(question.concept)
        if question.type == "declaration":
            answer = True
        if answer is not None:
            yield question.id, _as_given(pen, question, answer)


def _as_given(pen: Pen, question: Question, answer: Any) -> Any:
    """A story writes an answer shorter than it is kept."""
    today = clock.today()
    kept: dict[str, Callable[[], Any]] = {
        "file": lambda: [upload(pen, kind) for kind in answer],
        "date": lambda: answer if isinstance(answer, date) else as_day(answer, today) or answer,
        "appointment": lambda: _free_time(question, date.fromisoformat(as_day(answer, today) or answer)),
        "address": lambda: {"extra": "", **answer},
        "address_lookup": lambda: {"extra": "", **answer},
        "money": lambda: str(answer),
        "consent": lambda: {"given": answer, "on": today.isoformat()},
    }
    return kept[question.type]() if question.type in kept else answer


def _free_time(question: Question, not_before: date) -> dict[str, Any]:
    """The first time there is from that day on, as the question keeps it once it is chosen."""
    own = question.own
    times = free_times_of(own.office, minutes=own.minutes, within_days=own.within_days)
    return {"starts_at": next(each for each in times if clock.local_day(each) >= not_before).isoformat()}


def upload(pen: Pen, kind: str) -> dict[str, Any]:
    """A paper, handed in, as answers name it."""
    stored = pen.printer.upload(kind, pen.sender, clock.today())
    return {"id": str(stored.id), "name": stored.name, "size_bytes": stored.size_bytes}
