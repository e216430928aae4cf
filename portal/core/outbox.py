"""Work promised in a transaction and done outside it: enqueue here, a worker does it, nothing is lost.

A row is claimed with a short lease, which its worker renews while it works. A worker that dies lets the lease run
out, and another one takes over within seconds, so a job may run twice and must bear it. Whoever lost the lease
meanwhile, because its machine stood still, cannot finish: of two that do the same, one counts. Leases go by the clock
of the database: workers whose own clocks differ would take a job from each other again and again.
"""

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import JSON, Index, Integer, String, Text, delete, func, or_, select, text, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from portal.core import clock, dialects
from portal.core.db import Base, db
from portal.core.logs import place_of, told
from portal.core.request_ids import LONGEST, request_id

LEASE = timedelta(seconds=10)
RENEWED_EVERY = timedelta(seconds=3)
FIRST_WAIT = timedelta(seconds=10)
LONGEST_WAIT = timedelta(hours=1)
MOST_ATTEMPTS = 10
MOST_OUTSIDE = 105
"""Attempts of a job that waits for a system elsewhere, which may be away for four days: one an hour."""


OPEN = text("dead_at IS NULL")


class JobRow(Base):
    """One piece of work. The row is deleted when it is done; dead ones stay for staff to see."""

    __tablename__ = "jobs"
    __table_args__ = (
        Index("ix_jobs_open_run_at", "run_at", postgresql_where=OPEN, sqlite_where=OPEN),
        Index("uq_jobs_key", "key", unique=True),
    )

    name: Mapped[str] = mapped_column(String(80))
    payload: Mapped[dict[str, Any]] = mapped_column(JSON)
    key: Mapped[str | None] = mapped_column(String(200), comment="Enqueued once only under this key while it waits")
    run_at: Mapped[datetime]
    leased_until: Mapped[datetime | None]
    attempts: Mapped[int] = mapped_column(Integer, default=0)
    last_error: Mapped[str | None] = mapped_column(Text)
    dead_at: Mapped[datetime | None] = mapped_column(comment="Given up; a member of staff must look")
    request_id: Mapped[str | None] = mapped_column(String(LONGEST), comment="Of the request that promised it")


class Turn(Base):
    """When a job that comes again and again is promised next, by whichever worker notices first."""

    __tablename__ = "turns"

    name: Mapped[str] = mapped_column(String(80), unique=True)
    next_at: Mapped[datetime]


class LeaseLost(Exception):
    """Another worker has taken the job over, and what it does counts."""


class WorkersDied(Exception):
    """Every worker that took this job died while doing it."""


def enqueue(name: str, *, run_at: datetime | None = None, key: str | None = None, **payload: Any) -> None:
    """Promise work in this transaction.

    name: of a Job some room contributes. payload: JSON values, ids as text.
    key: a second promise under the same key changes nothing while the first still waits. If the first was given up,
        the second takes its place.
    """
    values = {"name": name, "payload": payload, "run_at": run_at or clock.now(), "attempts": 0}
    values["request_id"] = request_id()
    row = dialects.insert(db, JobRow).values(key=key, **values)
    afresh = {**values, "leased_until": None, "last_error": None, "dead_at": None}
    was_given_up = JobRow.dead_at.is_not(None)
    db.execute(row.on_conflict_do_update(index_elements=["key"], set_=afresh, where=was_given_up))


def promise_regular(name: str, every: timedelta) -> datetime:
    """Enqueue a job that comes again and again, if nobody has done so in its time. Returns when to ask next.

    A clock that was far ahead for a while does not silence it.
    """
    now = clock.now()
    db.execute(dialects.insert(db, Turn).values(name=name, next_at=now).on_conflict_do_nothing(index_elements=["name"]))
    its_turn = or_(Turn.next_at <= now, Turn.next_at > now + every)
    taken = db.execute(update(Turn).where(Turn.name == name, its_turn).values(next_at=now + every).returning(Turn.id))
    if taken.first():
        enqueue(name, key=name)
        return now + every
    return db.scalars(select(Turn.next_at).where(Turn.name == name)).one()


def claim(session: Session, *, only: Collection[str] = (), besides: Collection[str] = ()) -> JobRow | None:
    """Take the job that has waited longest and lease it. Commit before doing it.

    only, besides: names of jobs to choose from, and to leave.
    """
    now = dialects.now_everywhere(session)
    is_lost = or_(JobRow.leased_until < now, JobRow.leased_until > now + 2 * LEASE)  # or that clock was far ahead
    due = select(JobRow.id).where(
        JobRow.dead_at.is_(None), JobRow.run_at <= clock.now(), or_(JobRow.leased_until.is_(None), is_lost)
    )
    if only:
        due = due.where(JobRow.name.in_(only))
    if besides:
        due = due.where(JobRow.name.not_in(besides))
    due = due.order_by(JobRow.run_at).limit(1).with_for_update(skip_locked=True)
    return session.scalars(
        update(JobRow)
        .where(JobRow.id == due.scalar_subquery())
        .values(leased_until=now + LEASE, attempts=JobRow.attempts + 1)
        .returning(JobRow)
        .execution_options(synchronize_session=False)
    ).first()


def renew(session: Session, jobs: Collection[JobRow]) -> None:
    """Their worker is alive and goes on with them."""
    own = or_(*((JobRow.id == job.id) & (JobRow.attempts == job.attempts) for job in jobs))
    change = update(JobRow).where(own).values(leased_until=dialects.now_everywhere(session) + LEASE)
    session.execute(change.execution_options(synchronize_session=False))


def mark_done(job: JobRow) -> None:
    """In the transaction of the work itself, so that both happen or neither.

    Raises LeaseLost: then nothing of the work may be kept.
    """
    own = (JobRow.id == job.id, JobRow.attempts == job.attempts)
    if db.execute(delete(JobRow).where(*own).returning(JobRow.id)).first() is None:
        raise LeaseLost(job.name)


def mark_failed(session: Session, job: JobRow, error: BaseException, *, most: int = MOST_ATTEMPTS) -> None:
    """Try again later, waiting twice as long each time; after the last attempt leave it to staff."""
    now = clock.now()
    wait = min(FIRST_WAIT * 2 ** min(job.attempts - 1, MOST_ATTEMPTS), LONGEST_WAIT)
    session.execute(
        update(JobRow)
        .where(JobRow.id == job.id, JobRow.attempts == job.attempts)
        .values(
            leased_until=None,
            run_at=now + wait,
            last_error=" ".join([told(error), *place_of(error)[-1:]]),
            dead_at=now if job.attempts >= most else None,
        )
    )


def waiting() -> Mapping[str, int]:
    """How many jobs wait and how many were given up: {'waiting': 3, 'dead': 0}."""
    dead = func.count(JobRow.dead_at)
    row = db.execute(select(func.count(JobRow.id) - dead, dead)).one()
    return {"waiting": row[0], "dead": row[1]}
