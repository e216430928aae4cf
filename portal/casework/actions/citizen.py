"""What citizens do with cases, through the room that opened them."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NotRequired, TypedDict, Unpack
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from portal.catalogue import holidays
from portal.core import clock
from portal.core.db import db, new_id
from portal.core.dialects import insert
from portal.core.events import announce
from portal.core.references import new_reference
from portal.core.sealing import identifier_mark
from portal.core.words import name_words

from ..events import CaseOpened, CaseWithdrawn, MoreAnswered
from ..models import Case, CaseService, CaseWord, day_of
from ..queries.cases import case_of
from ..rules import CaseStatus, check_step, due_after_waiting, due_on
from .changes import facts, log
from .stages import begin, close, resume


class NewCase(TypedDict):
    """What open_case needs to know.

    kind: the name of a CaseKind. subject_id: the row the case is about; casework never looks inside it.
    person_name: what the citizen is called, for the inbox.
    service: the slug; service_name: its name in every language; department: who offers it.
    working_days: the promise made to the citizen. reference: if the citizen already has one.
    version_id: the version of the service by whose workflow it is worked on; without one, by people alone.
    identifiers: numbers of people in it, by which staff find it; only marks of them are kept.
    """

    kind: str
    subject_id: UUID
    service: str
    service_name: Mapping[str, str]
    working_days: int
    department: NotRequired[str]
    person_id: NotRequired[UUID | None]
    person_name: NotRequired[str]
    reference: NotRequired[str]
    version_id: NotRequired[UUID | None]
    identifiers: NotRequired[Sequence[str]]


def open_case(**new: Unpack[NewCase]) -> Case:
    """Put a new matter on the staff's desk. Opening it again gives back the case there is: the database holds the key."""
    case = Case(
        id=new_id(),
        reference=new.get("reference") or new_reference("A"),
        kind=new["kind"],
        subject_id=new["subject_id"],
        person_id=new.get("person_id"),
        person_name=new.get("person_name", ""),
        service_id=_service_id(new["service"], new["service_name"], new.get("department", "")),
        received_at=clock.now(),
        due_on=due_on(clock.today(), new["working_days"], holidays()),
        status=CaseStatus.RECEIVED,
        version=1,
        kept={},
        service_version_id=new.get("version_id"),
    )
    marks = [identifier_mark(number) for number in new.get("identifiers", ())]
    words = [CaseWord(word=word, case_id=case.id) for word in {*name_words(case.person_name), *marks}]
    try:
        with db.begin_nested():
            db.add(case)
            db.flush()
            db.add_all(words)
    except IntegrityError:
        return case_of(new["subject_id"])
    log(case, "case.opened", reference=case.reference, service=new["service"])
    announce(CaseOpened(**facts(case), due_on=case.due_on))
    begin(case)
    return case


def answer_request(subject_id: UUID, answer: str, *, file_ids: Sequence[UUID] = ()) -> None:
    """The citizen sends what we asked for; the office's clock runs again. Sending it again changes nothing."""
    case = case_of(subject_id, to_change=True)
    request = case.request
    if request is None or not case.is_waiting:
        return
    log(case, "case.answered", request=str(request.id), files=len(file_ids))
    request.answer = answer
    request.file_ids = [str(file_id) for file_id in file_ids]
    request.answered_at = clock.now()
    case.status = CaseStatus.IN_PROGRESS
    asked_on = day_of(case.waiting_since) or clock.today()
    case.due_on = _due_again(case, asked_on=asked_on)
    case.waiting_since = None
    resume(case, asked_on=asked_on)
    announce(MoreAnswered(**facts(case), request_id=request.id, due_on=case.due_on))


def withdraw(subject_id: UUID, *, reason: str = "") -> None:
    """The citizen does not want it any more.

    Raises NotAllowed if it is already decided. Withdrawing twice changes nothing.
    """
    case = case_of(subject_id, to_change=True)
    if case.status is CaseStatus.WITHDRAWN:
        return
    check_step(case.status, CaseStatus.WITHDRAWN)
    log(case, "case.withdrawn", said={"reason": reason} if reason else None)
    case.status = CaseStatus.WITHDRAWN
    case.closed_at = clock.now()
    case.escalated_at = None
    close(case)
    announce(CaseWithdrawn(**facts(case)))


def _due_again(case: Case, *, asked_on: date) -> date:
    return due_after_waiting(case.due_on, asked_on=asked_on, answered_on=clock.today(), closed=holidays())


def _service_id(slug: str, name: Mapping[str, str], department: str) -> UUID:
    """The id of the service's row, which is made with its first case and follows when the service is renamed."""
    known = db.scalars(select(CaseService).where(CaseService.slug == slug)).first()
    if known is None:
        values = {"slug": slug, "name": dict(name), "department": department}
        db.execute(insert(db, CaseService).values(values).on_conflict_do_nothing(index_elements=["slug"]))
        known = db.scalars(select(CaseService).where(CaseService.slug == slug)).one()
    if known.name != name:
        known.name = dict(name)
    return known.id
