"""After submission: what the citizen does, and what they are told when the staff did something."""

from collections.abc import Sequence
from uuid import UUID

from portal import casework
from portal.appointments import release
from portal.casework import CaseDecided, MoreAsked
from portal.catalogue import version
from portal.core import clock, ledger
from portal.core.ledger import About
from portal.messages import send

from ..models import Application
from ..queries import Opened, application, times_of
from ..rules import State
from .letters import page_of
from .submission import KIND


def answer(sent: Application, text: str, *, file_ids: Sequence[UUID], place: str) -> None:
    """Send what we asked for. place: where it was kept while being typed."""
    casework.answer_request(sent.id, text, file_ids=file_ids)
    if sent.state is State.WAITING:
        sent.typed = {other: entered for other, entered in sent.typed.items() if other != place}
        sent.state, sent.changed_at = State.SUBMITTED, clock.now()


def withdraw(sent: Application) -> bool:
    """The citizen does not want it any more. False if it is too late: it is decided."""
    if not sent.is_under_way:
        return sent.state is State.WITHDRAWN
    casework.withdraw(sent.id)
    release(sent.id)
    sent.state, sent.changed_at = State.WITHDRAWN, clock.now()
    ledger.record(About(KIND, sent.id, sent.person_id), "application.withdrawn", reference=sent.reference)
    return True


def react_to_request(event: MoreAsked) -> None:
    """The citizen has something to do, and is told what and until when."""
    if event.kind != KIND:
        return
    sent = application(event.subject_id, to_change=True)
    sent.state, sent.changed_at = State.WAITING, clock.now()
    send(
        sent.person_id,
        "applications/letters/more_asked.txt",
        about_url=page_of(sent, "applications.answer"),
        service=sent.service_name,
        reference=sent.reference,
        text=event.text,
        answer_by=event.answer_by,
    )


def react_to_decision(event: CaseDecided) -> None:
    """The citizen is told how it ended, and why."""
    if event.kind != KIND:
        return
    sent = application(event.subject_id, to_change=True)
    if not event.granted:
        release(sent.id)
    sent.state, sent.changed_at = State.GRANTED if event.granted else State.REFUSED, clock.now()
    whole = Opened(sent, version(sent.service_version_id))
    send(
        sent.person_id,
        "applications/letters/granted.txt" if event.granted else "applications/letters/refused.txt",
        about_url=page_of(sent),
        service=sent.service_name,
        reference=sent.reference,
        tone=whole.tone,
        times=times_of(whole),
        reasons=event.reasons,
        words=event.words,
    )
