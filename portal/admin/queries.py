"""What the outbox looks like from outside."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, select

from portal.core import clock, outbox
from portal.core.db import db
from portal.core.outbox import JobRow

MOST_SHOWN = 50
LATE = timedelta(minutes=10)


@dataclass(frozen=True)
class Outbox:
    """waiting, dead: how many. oldest: since when the job that is longest due waits, None if nothing is due."""

    waiting: int
    dead: int
    oldest: datetime | None

    @property
    def is_stuck(self) -> bool:
        """Nobody seems to do the work."""
        return self.oldest is not None and clock.now() - self.oldest > LATE


def state_of_outbox() -> Outbox:
    oldest = db.scalar(select(func.min(JobRow.run_at)).where(JobRow.dead_at.is_(None), JobRow.run_at <= clock.now()))
    return Outbox(**outbox.waiting(), oldest=oldest)


def dead_jobs() -> Sequence[JobRow]:
    """Jobs that were given up, the latest first."""
    return db.scalars(
        select(JobRow).where(JobRow.dead_at.is_not(None)).order_by(JobRow.dead_at.desc()).limit(MOST_SHOWN)
    ).all()


def dead_job(job_id: object) -> JobRow:
    """One job that was given up.

    Raises NoResultFound.
    """
    return db.scalars(select(JobRow).where(JobRow.id == job_id, JobRow.dead_at.is_not(None)).with_for_update()).one()
