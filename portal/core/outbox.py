"""Work promised in a transaction and done outside it: enqueue here, a worker does it, nothing is lost.

A row is claimed with a lease. A worker that dies lets the lease run out, and another one takes over,
so a job may run twice and must bear it.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, Index, Integer, String, Text, delete, func, or_, select, text, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Mapped, Session, mapped_column

from portal.core import clock
from portal.core.db import Base, db
from portal.core.request_ids import LONGEST, request_id

LEASE = timedelta(minutes=2)
FIRST_WAIT = timedelta(seconds=10)
LONGEST_WAIT = timedelta(hours=1)
MOST_ATTEMPTS = 10

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


def enqueue(name: str, *, run_at: datetime | None = None, key: str | None = None, **payload: Any) -> None:
    """Promise work in this transaction.

    name: of a Job some room contributes. payload: JSON values, ids as text.
    key: a second promise under the same key changes nothing while the first still waits.
    """
    insert = postgresql.insert if db.get_bind().dialect.name == "postgresql" else sqlite.insert
    values = {"name": name, "payload": payload, "key": key, "run_at": run_at or clock.now(), "attempts": 0}
    values["request_id"] = request_id()
    db.execute(insert(JobRow).values(values).on_conflict_do_nothing(index_elements=["key"]))


def claim(session: Session) -> JobRow | None:
    """Take the job that has waited longest and lease it. Commit before doing it."""
    now = clock.now()
    free = or_(JobRow.leased_until.is_(None), JobRow.leased_until < now)
    due = select(JobRow.id).where(JobRow.dead_at.is_(None), JobRow.run_at <= now, free).order_by(JobRow.run_at)
    due = due.limit(1).with_for_update(skip_locked=True)
    return session.scalars(
        update(JobRow)
        .where(JobRow.id == due.scalar_subquery())
        .values(leased_until=now + LEASE, attempts=JobRow.attempts + 1)
        .returning(JobRow)
        .execution_options(synchronize_session=False)
    ).first()


def mark_done(job_id: UUID) -> None:
    """In the transaction of the work itself, so that both happen or neither."""
    db.execute(delete(JobRow).where(JobRow.id == job_id))


def mark_failed(session: Session, job: JobRow, error: BaseException) -> None:
    """Try again later, waiting twice as long each time; after the last attempt leave it to staff."""
    now = clock.now()
    wait = min(FIRST_WAIT * 2 ** (job.attempts - 1), LONGEST_WAIT)
    session.execute(
        update(JobRow)
        .where(JobRow.id == job.id)
        .values(
            leased_until=None,
            run_at=now + wait,
            last_error=f"{type(error).__name__}: {error}"[:2000],
            dead_at=now if job.attempts >= MOST_ATTEMPTS else None,
        )
    )


def waiting() -> Mapping[str, int]:
    """How many jobs wait and how many were given up: {'waiting': 3, 'dead': 0}."""
    dead = func.count(JobRow.dead_at)
    row = db.execute(select(func.count(JobRow.id) - dead, dead)).one()
    return {"waiting": row[0], "dead": row[1]}
