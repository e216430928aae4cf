"""Takes cases away when nobody may keep them any more, or what tells whose they were."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import delete, or_, select, update

from portal.core import ledger
from portal.core.db import db
from portal.core.forgetting import Whom
from portal.core.ledger import Entry
from portal.core.outbox import JobRow

from ..models import (
    Case,
    CaseStage,
    CaseStep,
    CaseTask,
    CaseTimer,
    CaseWord,
    FollowUp,
    InformationRequest,
    IssuedDocument,
    Note,
)
from ..queries import kind_of
from .chains import RUN_STEP, RUN_TIMER

PARTS = (CaseWord, Note, InformationRequest, IssuedDocument, CaseStage, CaseStep, CaseTask, CaseTimer)


def remove(cases: Sequence[Case]) -> int:
    """Closed cases with all that belongs to them, and what they are about. Those that others stand on stay."""
    wanted = {case.id: case for case in cases}
    kept = _needed_by_others(set(wanted))
    ids = [case_id for case_id in wanted if case_id not in kept]
    for part in PARTS:
        db.execute(delete(part).where(part.case_id.in_(ids)))
    opened_by_others = [wanted[case_id].subject_id for case_id in ids]
    db.execute(delete(FollowUp).where(or_(FollowUp.parent_id.in_(ids), FollowUp.id.in_(opened_by_others))))
    db.execute(delete(Case).where(Case.id.in_(ids)))
    ledger.forget_words(of=Entry.stream.in_([f"case:{case_id}" for case_id in ids]))
    about = JobRow.payload["case_id"].as_string().in_([str(case_id) for case_id in ids])
    db.execute(delete(JobRow).where(JobRow.name.in_((RUN_STEP, RUN_TIMER)), about))
    for name in {wanted[case_id].kind for case_id in ids}:
        kind_of(name).remove([wanted[case_id].subject_id for case_id in ids if wanted[case_id].kind == name])
    return len(ids)


def _needed_by_others(wanted: set[UUID]) -> set[UUID]:
    """Those of which a follow-up stays, and what these followed from in turn."""
    links = db.execute(
        select(FollowUp.parent_id, Case.id)
        .join(Case, Case.subject_id == FollowUp.id)
        .where(FollowUp.parent_id.in_(wanted))
    ).all()
    kept: set[UUID] = set()
    while more := {parent for parent, child in links if parent not in kept and (child not in wanted or child in kept)}:
        kept |= more
    return kept


def make_nameless(case: Case, whom: Whom) -> None:
    """Keep that and how it was decided, and when; forget whose it was and what they and others wrote about it."""
    for telling in (CaseWord, Note):
        db.execute(delete(telling).where(telling.case_id == case.id))
    for part, blank in BLANKS.items():
        db.execute(update(part).where(part.case_id == case.id).values(**blank))
    case.person_id, case.person_name, case.kept = None, "", {}
    case.words = whom.out_of(case.words)


BLANKS: dict[type[InformationRequest | IssuedDocument | CaseStep], dict[str, object]] = {
    InformationRequest: {"text": "", "answer": "", "file_ids": []},
    IssuedDocument: {"person_id": None, "body": ""},
    CaseStep: {"last_error": None},
}
