"""Sending an application: exactly once, whatever is clicked twice."""

from uuid import UUID

from portal.casework import open_case
from portal.catalogue import version
from portal.core import clock, ledger
from portal.core.ledger import About
from portal.core.outbox import enqueue
from portal.messages import send
from portal.people import person

from ..models import Application
from ..queries import Opened, application
from ..rules import USUAL_WORKING_DAYS, State
from .letters import page_of

OPEN_CASE = "applications.open_case"
KIND = "application"


def submit(draft: Opened, *, language: str) -> bool:
    """Send it. False if it was sent before: the row is locked, so of two clicks one comes second and sees that.

    Only answers to questions that were asked are sent. The case is opened by a job promised in the same transaction;
    the case is unique for its application, so a job that runs twice opens one.
    """
    sent = draft.application
    if not sent.is_draft:
        return False
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
    enqueue(OPEN_CASE, key=f"{OPEN_CASE}:{sent.id}", application_id=str(sent.id))
    return True


def open_case_for(application_id: UUID) -> None:
    """Put a submitted application on the staff's desk and send the receipt. Doing it again changes nothing."""
    sent = application(application_id, to_change=True)
    if sent.case_id or sent.state is not State.SUBMITTED:
        return
    definition = version(sent.service_version_id).definition
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
    )
    sent.case_id = case.id
    _send_receipt(sent, due_on=case.due_on)


def _send_receipt(sent: Application, *, due_on: object) -> None:
    send(
        sent.person_id,
        "applications/letters/received.txt",
        about_url=page_of(sent),
        service=sent.service_name,
        reference=sent.reference,
        due_on=due_on,
    )
