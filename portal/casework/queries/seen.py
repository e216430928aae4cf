"""Cases as citizens see them in lists: plain rows, which are read in a third of the time of what can be changed."""

from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, Select, bindparam, or_, select

from portal.core.db import columns, db

from ..models import Case, CaseService, FollowUp, dates_of
from ..rules import CLOSED, CaseDates, CaseStatus, Outcome


class CaseSeen(NamedTuple):
    """What of a case shows how far it is."""

    id: UUID
    reference: str
    subject_id: UUID
    status: CaseStatus
    outcome: Outcome | None
    received_at: datetime
    due_on: date
    started_at: datetime | None
    waiting_since: datetime | None
    closed_at: datetime | None
    service_version_id: UUID | None
    stage_due_on: date | None
    service_name: Mapping[str, str]

    @property
    def is_open(self) -> bool:
        return self.status not in CLOSED

    @property
    def is_waiting(self) -> bool:
        return self.status is CaseStatus.WAITING_FOR_CITIZEN

    @property
    def dates(self) -> CaseDates:
        return dates_of(self)


CASES, SERVICES, OPENED = columns(Case), columns(CaseService), columns(FollowUp)


def _those(which: ColumnElement[bool]) -> Select[*tuple[object, ...]]:
    read = [CASES[name] for name in CaseSeen._fields[:-1]]
    joined = select(*read, SERVICES.name).join(CaseService.__table__, SERVICES.id == CASES.service_id)
    return joined.where(which).order_by(CASES.received_at, CASES.id)


ABOUT = CASES.subject_id.in_(bindparam("subjects", expanding=True))
ABOUT_THEM = _those(ABOUT)
AND_OPENED = _those(or_(ABOUT, CASES.subject_id.in_(select(OPENED.id).where(OPENED.parent_id == bindparam("parent")))))


def cases_of(subject_ids: Collection[UUID], *, opened_by: Case | None = None) -> dict[UUID, CaseSeen]:
    """The cases about these subjects by subject, for lists.

    opened_by: also those that this case has opened, the first one first.
    """
    if not subject_ids and opened_by is None:
        return {}
    values: dict[str, object] = {"subjects": list(subject_ids)}
    rows = db.execute(AND_OPENED, {**values, "parent": opened_by.id}) if opened_by else db.execute(ABOUT_THEM, values)
    return {case.subject_id: case for case in map(CaseSeen._make, rows)}
