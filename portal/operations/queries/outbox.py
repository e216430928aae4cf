"""What waits, what was given up, and who works."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import case, func, select

from portal.core import clock, heartbeats
from portal.core.db import db
from portal.core.heartbeats import Heartbeat
from portal.core.outbox import JobRow

MOST_SHOWN = 50
LATE = timedelta(minutes=10)


@dataclass(frozen=True)
class Queue:
    """Jobs of one name. due: how many should be done by now; oldest: since when the first of those."""

    name: str
    waiting: int
    due: int
    dead: int
    oldest: datetime | None


@dataclass(frozen=True)
class Outbox:
    """All jobs. oldest: since when the job that is longest due waits, None if nothing is due."""

    waiting: int
    dead: int
    oldest: datetime | None

    @property
    def is_stuck(self) -> bool:
        """Nobody seems to do the work."""
        return self.oldest is not None and clock.now() - self.oldest > LATE


def queues() -> Sequence[Queue]:
    """By name of the job, those with the most waiting first."""
    is_open = JobRow.dead_at.is_(None)
    is_due = is_open & (JobRow.run_at <= clock.now())
    waiting, due = func.count(case((is_open, 1))), func.count(case((is_due, 1)))
    oldest = func.min(case((is_due, JobRow.run_at)))
    rows = select(JobRow.name, waiting, due, func.count(JobRow.dead_at), oldest).group_by(JobRow.name)
    return [Queue(*row) for row in db.execute(rows.order_by(waiting.desc(), JobRow.name)).all()]


def state_of_outbox(found: Sequence[Queue]) -> Outbox:
    return Outbox(
        waiting=sum(each.waiting for each in found),
        dead=sum(each.dead for each in found),
        oldest=min((each.oldest for each in found if each.oldest), default=None),
    )


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


def workers() -> Sequence[Heartbeat]:
    """Who was heard of in the last day, the latest first."""
    return heartbeats.workers(db)
