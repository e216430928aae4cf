"""Removes closed cases that were kept as long as their service says, a few at a time."""

from collections.abc import Iterator
from itertools import chain
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import aliased

from portal.catalogue import ServiceDefinition, version
from portal.core import clock
from portal.core.periods import ago
from portal.core.retention import NO_VERSION, Rule, forget_a_few, versions_among

from ..models import Case, FollowUp
from ..rules import CaseStatus
from .removing import remove

FORGET_EXPIRED = "casework.forget_expired"
USUAL = ServiceDefinition.model_fields["keep"].default
_child = aliased(Case)
STANDS = (
    select(FollowUp.id).join(_child, _child.subject_id == FollowUp.id).where(FollowUp.parent_id == Case.id).exists()
)
"""Another case followed from this one, and is still there: it goes first."""


def forget_expired(*, since: UUID = NO_VERSION) -> None:
    """The rule is that of the version a case began with."""
    without = [NO_VERSION] if since == NO_VERSION else []
    versions = chain(without, versions_among(Case.service_version_id, since, Case.closed_at.is_not(None)))
    forget_a_few(FORGET_EXPIRED, Case, (rule for each in versions for rule in _rules(each)))


def _rules(version_id: UUID) -> Iterator[Rule]:
    has_version = version_id != NO_VERSION
    keep = version(version_id).definition.keep if has_version else USUAL
    for status, period in ((CaseStatus.DECIDED, keep.decided), (CaseStatus.WITHDRAWN, keep.withdrawn)):
        theirs = Case.service_version_id == (version_id if has_version else None)
        due = theirs & (Case.status == status) & (Case.closed_at < ago(period, clock.now())) & ~STANDS
        order = (Case.service_version_id, Case.closed_at)
        yield Rule(version_id, period, due, order, remove, "cases.forgotten", {"what": status.value})
