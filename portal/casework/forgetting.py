"""How a person's cases are forgotten: a withdrawn one goes; of a decision stays what the law wants, without a name."""

from collections.abc import Iterator, Sequence

from sqlalchemy import select

from portal.core.db import db
from portal.core.forgetting import Forgetting, Forgotten, Whom

from .actions.removing import make_nameless, remove
from .models import Case
from .rules import CaseStatus

KEPT = "decided cases, without name, contact and answers: the record of a decision is kept as long as its service says"


def obstacles(whom: Whom) -> Iterator[str]:
    for case in _cases(whom):
        if case.is_open:
            yield f"The case {case.reference} is open: decide it, or let them withdraw it, first."


def forget(whom: Whom) -> Forgotten:
    decided = [case for case in _cases(whom) if case.status is CaseStatus.DECIDED]
    withdrawn = [case for case in _cases(whom) if case.status is CaseStatus.WITHDRAWN]
    gone = remove(withdrawn)
    kept = [*decided, *_cases_among(withdrawn)]
    for case in kept:
        make_nameless(case, whom)
    db.flush()
    return Forgotten({"withdrawn cases": gone}, {KEPT: len(kept)})


def _cases_among(cases: Sequence[Case]) -> Sequence[Case]:
    """Withdrawn ones that a decided one followed from are still there."""
    return db.scalars(select(Case).where(Case.id.in_([case.id for case in cases]))).all()


def _cases(whom: Whom) -> Sequence[Case]:
    return db.scalars(select(Case).where(Case.person_id == whom.person_id).order_by(Case.received_at)).all()


FORGETTING = Forgetting("casework", forget, obstacles)
