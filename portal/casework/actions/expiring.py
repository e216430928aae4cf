"""Removes closed cases that were kept as long as their service says, a few at a time."""

from collections.abc import Iterator
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import aliased

from portal.catalogue import ServiceDefinition, version
from portal.core import clock, ledger
from portal.core.db import db
from portal.core.ledger import About
from portal.core.outbox import enqueue
from portal.core.periods import ago

from ..models import Case, FollowUp
from ..rules import CaseStatus
from .removing import remove

FORGET_EXPIRED = "casework.forget_expired"
AT_A_TIME = 200
USUAL = ServiceDefinition.model_fields["keep"].default
NO_SERVICE = UUID(int=0)
_child = aliased(Case)
STANDS = (
    select(FollowUp.id).join(_child, _child.subject_id == FollowUp.id).where(FollowUp.parent_id == Case.id).exists()
)
"""Another case followed from this one, and is still there: it goes first."""


def forget_expired() -> None:
    """What is left comes in the next turn. The rule is that of the version a case began with."""
    left = AT_A_TIME
    for version_id, status, period in _rules():
        due = (Case.service_version_id.is_not_distinct_from(version_id), Case.closed_at < ago(period, clock.now()))
        wanted = select(Case).where(*due, Case.status == status, ~STANDS).order_by(Case.closed_at).limit(left)
        if number := remove(db.scalars(wanted).all()):
            about = About("retention", version_id or NO_SERVICE)
            ledger.record(about, "cases.forgotten", what=status.value, kept_for=period, number=number)
        left -= number
    if left == 0:
        enqueue(FORGET_EXPIRED)


def _rules() -> Iterator[tuple[UUID | None, CaseStatus, str]]:
    used = select(Case.service_version_id).where(Case.closed_at.is_not(None)).distinct()
    for version_id in db.scalars(used).all():
        keep = version(version_id).definition.keep if version_id else USUAL
        yield version_id, CaseStatus.DECIDED, keep.decided
        yield version_id, CaseStatus.WITHDRAWN, keep.withdrawn
