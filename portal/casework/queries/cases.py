"""One case, a few cases, and what happened to them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import select, tuple_
from sqlalchemy.orm import joinedload

from portal.core import ledger
from portal.core.db import db
from portal.core.files import StoredFile
from portal.core.ledger import About, Entry

from ..models import Case, Note, day_of
from ..rules import CaseStatus, Stage, StageState, stages, stages_of_workflow
from .kinds import kind_of
from .seen import CaseSeen
from .whole import whole
from .workflow import stages_entered, workflow_of

ACCOUNT = "account:"
BATCH = 500


def about(case: Case) -> About:
    """The case's stream in the ledger."""
    return About("case", case.id, case.person_id)


def case_with(reference: str, *, to_change: bool = False) -> Case:
    """The case with this reference, its service and what we asked for.

    to_change: nobody else changes it until this transaction ends.

    Raises NoResultFound.
    """
    wanted = select(Case).where(Case.reference == reference)
    return db.scalars(whole(wanted, to_change=to_change)).unique().one()


def case_of(subject_id: UUID, *, to_change: bool = False) -> Case:
    """The case about this subject, its service and what we asked for.

    Raises NoResultFound.
    """
    wanted = select(Case).where(Case.subject_id == subject_id)
    return db.scalars(whole(wanted, to_change=to_change)).unique().one()


def cases_of_person(person_id: UUID, *, limit: int = 20) -> Sequence[Case]:
    """A person's cases, newest first."""
    wanted = select(Case).where(Case.person_id == person_id).options(joinedload(Case.service))
    return db.scalars(wanted.order_by(Case.received_at.desc()).limit(limit)).all()


def progress_of(case: Case | CaseSeen) -> list[Stage]:
    """A case's way as the citizen sees it; the template casework/progress.html says it in words."""
    workflow = workflow_of(case)
    if workflow is None:
        return stages(case.status, case.dates)
    entered = stages_entered(case)
    shown = []
    for row in entered:
        is_here = row is entered[-1] and case.is_open and not case.is_waiting
        if known := workflow.stage(row.stage):
            state = StageState.CURRENT if is_here else StageState.DONE
            day = day_of(row.entered_at)
            due = case.stage_due_on if is_here else None
            shown.append(Stage(case.status, state, day, known.title, known.hint, known.role, due))
    return stages_of_workflow(case.status, case.dates, shown)


def notes_of(case: Case) -> dict[str, Note]:
    """What staff wrote about a case, by id as the ledger writes it."""
    found = db.scalars(select(Note).where(Note.case_id == case.id))
    return {str(note.id): note for note in found}


def files_of(case: Case) -> dict[UUID, StoredFile]:
    """What the citizen sent with the case and with later answers, by id, in the order it came."""
    later = {file_id for request in case.requests for file_id in request.files}
    ids = later | kind_of(case.kind).files(case.subject_id)
    if not ids:
        return {}
    return {
        file.id: file for file in db.scalars(select(StoredFile).where(StoredFile.id.in_(ids)).order_by(StoredFile.id))
    }


def latest_note(case: Case) -> Note | None:
    """What was written last about a case."""
    return db.scalars(select(Note).where(Note.case_id == case.id).order_by(Note.id.desc()).limit(1)).first()


def timeline(case: Case) -> list[Entry]:
    """What happened to a case, newest first."""
    return list(reversed(ledger.entries(about(case))))


def news_since(case: Case, version: int | None) -> list[Entry]:
    """What happened to the case after somebody saw this version of it, oldest first."""
    if version == case.version:
        return []
    return [entry for entry in ledger.entries(about(case)) if entry.number > (version or 0)]


def account_ids_in(entries: Iterable[Entry]) -> set[UUID]:
    """The accounts these entries speak of: who acted, and who was given the case."""
    actors = {UUID(entry.actor.removeprefix(ACCOUNT)) for entry in entries if entry.actor.startswith(ACCOUNT)}
    given = {UUID(entry.details[key]) for entry in entries for key in ("to", "from") if entry.details.get(key)}
    return actors | given


def next_case_of(account_id: UUID) -> str | None:
    """The reference of the case this clerk has that is due first; those that wait for the citizen are no work now."""
    mine = (Case.assigned_to == account_id, Case.closed_at.is_(None), Case.status != CaseStatus.WAITING_FOR_CITIZEN)
    return db.scalar(select(Case.reference).where(*mine).order_by(Case.due_on, Case.id).limit(1))


def batches_of_cases(*, status: CaseStatus | None, limit: int | None) -> Iterator[Sequence[Case]]:
    """Cases with their services, the newest first, some hundreds at a time."""
    wanted = select(Case).options(joinedload(Case.service)).order_by(Case.received_at.desc(), Case.id.desc())
    if status:
        wanted = wanted.where(Case.status == status)
    left = limit
    last: Case | None = None
    while left is None or left > 0:
        size = BATCH if left is None else min(BATCH, left)
        here = (last.received_at, last.id) if last else None
        batch = db.scalars(
            (wanted.where(tuple_(Case.received_at, Case.id) < here) if here else wanted).limit(size)
        ).all()
        if not batch:
            return
        yield batch
        last = batch[-1]
        left = None if left is None else left - len(batch)
        db.expunge_all()


def answers_of(batch: Sequence[Case]) -> dict[UUID, Mapping[str, Any]]:
    """What the citizens answered, by the case's id, as their kinds tell it."""
    found: dict[UUID, Mapping[str, Any]] = {}
    for name in {case.kind for case in batch}:
        ours = {case.subject_id: case.id for case in batch if case.kind == name}
        found |= {ours[subject_id]: answers for subject_id, answers in kind_of(name).answers(list(ours)).items()}
    return found
