"""What is put up with for a while, by whom, until when."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select

from portal.core import clock
from portal.core.db import asked_once, db

from ..models import Waiver

MOST_WAIVERS = 1_000
UNENDED = Waiver.ended_on.is_(None)


@asked_once
def waived_today() -> frozenset[str]:
    """Fingerprints of findings that are put up with today: neither taken back nor run out."""
    today = clock.today()
    return frozenset(
        db.scalars(select(Waiver.fingerprint).where(UNENDED, Waiver.since <= today, Waiver.until >= today))
    )


def waivers() -> Sequence[Waiver]:
    """All there ever were, the one that runs out first at the top; those that were taken back last."""
    return db.scalars(
        select(Waiver).order_by(Waiver.ended_on.is_not(None), Waiver.until, Waiver.id).limit(MOST_WAIVERS)
    ).all()


def waivers_today() -> Sequence[Waiver]:
    today = clock.today()
    holding = select(Waiver).where(UNENDED, Waiver.since <= today, Waiver.until >= today)
    return db.scalars(holding.order_by(Waiver.until, Waiver.id).limit(MOST_WAIVERS)).all()


def waiver(waiver_id: UUID) -> Waiver:
    """One that was not taken back. Raises NoResultFound."""
    return db.scalars(select(Waiver).where(Waiver.id == waiver_id, UNENDED)).one()


def unended_waiver(fingerprint: str) -> Waiver | None:
    return db.scalars(select(Waiver).where(Waiver.fingerprint == fingerprint, UNENDED)).one_or_none()
