"""What staff do with one case, and what happens to late ones by itself."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from sqlalchemy import update

from portal.catalogue import holidays
from portal.core import clock, ledger
from portal.core.db import db, new_id
from portal.core.events import announce
from portal.core.outbox import enqueue
from portal.core.retention import PAUSE

from ..events import CaseDecided, CaseOverdue, MoreAsked
from ..models import Case, InformationRequest, Note
from ..queries.cases import about, latest_note
from ..queries.inbox import MOST_TOLD_AT_ONCE, overdue_cases
from ..rules import WORKING_DAYS_TO_ANSWER, CaseStatus, Outcome, check_step, due_on
from .changes import facts, log
from .stages import close

TELL_OVERDUE = "casework.tell_overdue"


def add_note(case: Case, text: str, *, account_id: UUID) -> Note:
    """Write something for colleagues. The same words twice in a row, a double click, are one note."""
    last = latest_note(case)
    if last and (last.text, last.account_id) == (text, account_id):
        return last
    note = Note(id=new_id(), case_id=case.id, account_id=account_id, text=text, written_at=clock.now())
    log(case, "case.noted", note=str(note.id))
    db.add(note)
    return note


def ask_for_more(case: Case, text: str, *, account_id: UUID | None) -> InformationRequest:
    """Ask the citizen for something; the office's clock stands still until it comes.

    account_id: None for the portal itself.

    Raises NotAllowed if the case is closed or already waits.
    """
    check_step(case.status, CaseStatus.WAITING_FOR_CITIZEN)
    request = InformationRequest(
        id=new_id(),
        case_id=case.id,
        account_id=account_id,
        text=text,
        asked_at=clock.now(),
        answer_by=due_on(clock.today(), WORKING_DAYS_TO_ANSWER, holidays()),
    )
    log(case, "case.asked", request=str(request.id), answer_by=request.answer_by.isoformat())
    db.add(request)
    case.assigned_to = case.assigned_to or account_id
    case.started_at = case.started_at or clock.now()
    case.waiting_since = clock.now()
    case.status = CaseStatus.WAITING_FOR_CITIZEN
    announce(MoreAsked(**facts(case), request_id=request.id, text=text, answer_by=request.answer_by))
    return request


def decide(case: Case, outcome: Outcome, *, reasons: Sequence[Mapping[str, str]] = (), words: str = "") -> None:
    """Close the case and let the room that opened it act on the decision.

    reasons: of a refusal, each in several languages. words: to the citizen.

    Raises NotAllowed if the case is closed.
    """
    check_step(case.status, CaseStatus.DECIDED)
    ticked = [dict(reason) for reason in reasons]
    log(case, "case.decided", outcome=outcome.value, reasons=ticked, said={"words": words} if words else None)
    case.status = CaseStatus.DECIDED
    case.outcome = outcome
    case.reasons = ticked
    case.words = words
    case.closed_at = clock.now()
    case.started_at = case.started_at or clock.now()
    case.waiting_since = None
    case.escalated_at = None
    close(case)
    granted = outcome is Outcome.GRANTED
    announce(CaseDecided(**facts(case), granted=granted, reasons=tuple(case.reasons), words=words))


def announce_overdue_cases() -> None:
    """Say once for each case that its promised day has passed, a hundred at a time: others want to write, too."""
    late = overdue_cases()
    if len(late) == MOST_TOLD_AT_ONCE:
        enqueue(TELL_OVERDUE, run_at=clock.now() + PAUSE)
    ledger.record_all({about(case): {"due_on": case.due_on.isoformat()} for case in late}, "case.overdue")
    db.execute(
        update(Case)
        .where(Case.id.in_([case.id for case in late]))
        .values(version=Case.version + 1, overdue_told_on=Case.due_on)
        .execution_options(synchronize_session=False)
    )
    for case in late:
        announce(CaseOverdue(**facts(case), due_on=case.due_on, assigned_to=case.assigned_to))
