"""Letters about applications with examples in them, and receipts, for the auditor to read. Nobody is sent them."""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import select

from portal.core.contributions import SampleLetter, SamplePaper
from portal.core.db import db
from portal.people import Person

from . import queries
from .queries import Opened
from .rules import Tone
from .states import HOUSING, application

DAY = date(2027, 3, 12)
TIME = datetime(2027, 3, 4, 10, 30, tzinfo=UTC)
ABOUT = "/applications"
BOOKED = "identity-card-appointment"
Values = Callable[[], Mapping[str, Any]]


def _sent(name: str, service: str) -> Opened:
    person_id = db.scalars(select(Person.id).where(Person.email == f"{name}@post.example")).one()
    return queries.opened(person_id, application(name, service)()["reference"])


def _about(tone: Tone = Tone.DECISION, **more: Any) -> Values:
    """What a letter says in this tone.."""

    def values() -> Mapping[str, Any]:
        sent = _sent("amina", HOUSING)
        name = sent.application.service_name
        reasons = [reason.text for reason in sent.service.definition.refusal_reasons]
        known = {"service": name, "reference": sent.application.reference, "tone": tone, "times": [(TIME, name)]}
        return {**known, "due_on": DAY, "answer_by": DAY, "reasons": reasons, "news": reasons, **more}

    return values


def _letters(name: str, **more: Any) -> list[SampleLetter]:
    """In every tone."""
    template = f"applications/letters/{name}.txt"
    return [SampleLetter(template, tone.value, _about(tone, **more), ABOUT) for tone in Tone]


def _receipt_of(name: str, service: str) -> Callable[[str], bytes]:
    def make(language: str) -> bytes:
        sent = _sent(name, service)
        sent.application.language = language  # for this sample only: whoever reads a sample keeps nothing
        return queries.receipt_pdf(sent)

    return make


LETTERS = (
    *_letters("received", is_certain=False),
    SampleLetter("applications/letters/received.txt", "booked", _about(Tone.BOOKING, is_certain=True), ABOUT),
    *_letters("granted"),
    *_letters("refused"),
    SampleLetter("applications/letters/more_asked.txt", values=_about(text="2027"), about=ABOUT),
    SampleLetter("applications/letters/form_changed.txt", values=_about(), about=ABOUT),
)
PAPERS = (
    SamplePaper("applications.receipt_file", _receipt_of("amina", HOUSING)),
    SamplePaper("applications.receipt_file", _receipt_of("mei", BOOKED), "booked"),
)
