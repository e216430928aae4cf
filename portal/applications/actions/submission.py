"""Sending an application: exactly once, whatever is clicked twice."""

from typing import Any
from uuid import UUID

from portal.casework import open_case
from portal.core import clock, ledger
from portal.core.db import db
from portal.core.ledger import About
from portal.messages import send
from portal.people import person, remember

from ..queries import Opened, times_of, told_in
from ..rules import USUAL_WORKING_DAYS, State
from .letters import page_of

KIND = "application"


class Gone(Exception):
    """Something chosen on `page`, such as a time, is not there any more."""

    def __init__(self, page: Any) -> None:
        super().__init__(page.id)
        self.page = page


def submit(draft: Opened, *, language: str) -> bool:
    """Send it. False if it was sent before: the row is locked, so of two clicks one comes second and sees that.

    Only answers to questions that were asked are sent. The case is unique for its application, by the database.

    Raises Gone.
    """
    sent = draft.application
    if not sent.is_draft:
        return False
    _promise(draft)
    sent.answers, sent.typed = draft.filling.asked_answers, {}
    sent.state, sent.language = State.SUBMITTED, language
    sent.submitted_at = sent.changed_at = clock.now()
    ledger.record(
        About(KIND, sent.id, sent.person_id),
        "application.submitted",
        reference=sent.reference,
        service=sent.service,
        version=str(sent.service_version_id),
    )
    remember(sent.person_id, told_in(draft), source=sent.service_name)
    sent.case_id = _open_case(draft)
    return True


def _promise(draft: Opened) -> None:
    """Raises Gone; then nothing is promised."""
    sent = draft.application
    with db.begin_nested() as together:
        page = draft.filling.promise(person_id=sent.person_id, subject_id=sent.id, title=sent.service_name)
        if page:
            together.rollback()
            raise Gone(page)


def _open_case(draft: Opened) -> UUID:
    """Put it on the staff's desk and tell the citizen, in the same step: nobody is told of a case that is not there."""
    sent, definition = draft.application, draft.service.definition
    case = open_case(
        kind=KIND,
        subject_id=sent.id,
        service=sent.service,
        service_name=definition.name,
        department=definition.department,
        working_days=definition.promised_working_days or USUAL_WORKING_DAYS,
        person_id=sent.person_id,
        person_name=person(sent.person_id).name,
        reference=sent.reference,
        version_id=sent.service_version_id,
        identifiers=draft.filling.identifiers,
    )
    _send_receipt(draft, due_on=case.due_on)
    return case.id


def _send_receipt(draft: Opened, *, due_on: object) -> None:
    sent = draft.application
    send(
        sent.person_id,
        "applications/letters/received.txt",
        about_url=page_of(sent),
        service=sent.service_name,
        reference=sent.reference,
        due_on=due_on,
        tone=draft.tone,
        times=times_of(draft),
        is_certain=draft.is_certain,
    )
