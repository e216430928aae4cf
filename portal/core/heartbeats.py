"""Who works here: every worker says now and then that it is alive, and what it has done so far."""

import os
import socket
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from threading import Lock
from typing import Any

from sqlalchemy import JSON, String, delete, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from portal.core import clock
from portal.core.db import Base, new_id
from portal.core.dialects import insert

EVERY = timedelta(seconds=10)
SILENCE = timedelta(seconds=60)
"""Whoever was silent for so long is taken for dead: six heartbeats, or one job that takes long."""

FORGOTTEN_AFTER = timedelta(days=1)


class Counts:
    """How many jobs of each name ended how, in this process. Several threads count."""

    def __init__(self) -> None:
        self.numbers: Counter[tuple[str, str]] = Counter()
        self.lock = Lock()

    def add(self, job: str, outcome: str) -> None:
        with self.lock:
            self.numbers[job, outcome] += 1

    def by_name(self) -> dict[str, dict[str, int]]:
        with self.lock:
            found: dict[str, dict[str, int]] = {}
            for (job, outcome), number in self.numbers.items():
                found.setdefault(job, {})[outcome] = number
            return found


class Heartbeat(Base):
    """One process that works. Its name is the machine's and the process's number; it says nothing about people."""

    __tablename__ = "heartbeats"

    name: Mapped[str] = mapped_column(String(120), unique=True)
    seen_at: Mapped[datetime]
    counts: Mapped[dict[str, Any]] = mapped_column(JSON, comment="Jobs since it began, by name and how they ended")

    @property
    def is_alive(self) -> bool:
        return clock.now() - self.seen_at < SILENCE


def own_name() -> str:
    """What this process is called among all that share a database."""
    return f"{socket.gethostname()[:100]}:{os.getpid()}"


def beat(session: Session, counts: Mapping[str, Any]) -> None:
    """Say that this process is alive. Those who have long been silent are forgotten."""
    now = clock.now()
    said = {"seen_at": now, "counts": dict(counts)}
    row = insert(session, Heartbeat).values(id=new_id(), name=own_name(), **said)
    session.execute(row.on_conflict_do_update(index_elements=["name"], set_=said))
    session.execute(delete(Heartbeat).where(Heartbeat.seen_at < now - FORGOTTEN_AFTER))


def workers(session: Session) -> Sequence[Heartbeat]:
    """Everyone who was heard of in the last day, the latest first."""
    return session.scalars(select(Heartbeat).order_by(Heartbeat.seen_at.desc())).all()
