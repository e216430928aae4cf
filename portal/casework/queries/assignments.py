"""Cases that can be given to somebody, and what was given before."""

from collections.abc import Collection, Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from portal.core.db import db

from ..models import Case, Handover


def cases_to_assign(case_ids: Collection[UUID]) -> Sequence[Case]:
    """Those of the cases that are open; nobody else changes them until this transaction ends."""
    wanted = select(Case).where(Case.id.in_(case_ids), Case.closed_at.is_(None)).order_by(Case.id)
    return db.scalars(wanted.with_for_update().execution_options(populate_existing=True)).all()


def cases_called(references: Collection[str]) -> Sequence[Case]:
    """The cases with these references, for showing them."""
    wanted = select(Case).where(Case.reference.in_(references)).options(joinedload(Case.service))
    return db.scalars(wanted.order_by(Case.due_on, Case.id)).all()


def handover_of(handover_id: UUID, *, by: UUID, to_change: bool = False) -> Handover | None:
    """A handover this member of staff made, or None."""
    wanted = select(Handover).where(Handover.id == handover_id, Handover.account_id == by)
    return db.scalars(wanted.with_for_update() if to_change else wanted).one_or_none()
