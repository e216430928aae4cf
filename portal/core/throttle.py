"""Slows down whoever tries too often: sign-in, codes, sending. Counted in the database, so every process agrees."""

from datetime import datetime, timedelta
from hashlib import sha256
from math import ceil

from sqlalchemy import String, delete, func, select
from sqlalchemy.orm import Mapped, mapped_column

from portal.core import clock, metrics
from portal.core.db import Base, at_once
from portal.core.dialects import take_turns


class TooOften(Exception):
    """Wait `minutes` (1 or more) before the next attempt."""

    def __init__(self, minutes: int) -> None:
        super().__init__(f"wait {minutes} minutes")
        self.minutes = minutes


class Attempt(Base):
    """Somebody tried something. The key is hashed: the table tells nobody who."""

    __tablename__ = "attempts"

    key: Mapped[str] = mapped_column(String(64), index=True)
    at: Mapped[datetime] = mapped_column(index=True)


def count_attempt(purpose: str, who: str, *, most: int, within: timedelta) -> None:
    """Count one more attempt, at once and for good.

    Raises TooOften if `who` has made `most` attempts `within` this time already; such a refused one is not counted.
    """
    key = _key(purpose, who)
    with at_once() as session:
        take_turns(session, key)
        now = clock.now()
        session.execute(delete(Attempt).where(Attempt.key == key, Attempt.at <= now - within))
        number, oldest = session.execute(
            select(func.count(Attempt.id), func.min(Attempt.at)).where(Attempt.key == key)
        ).one()
        if number < most:
            session.add(Attempt(key=key, at=now))
            return
    metrics.board().add(metrics.THROTTLED)
    raise TooOften(max(1, ceil((oldest + within - now) / timedelta(minutes=1))))


def forget_attempts(purpose: str, who: str) -> None:
    """After a success the count starts again."""
    with at_once() as session:
        session.execute(delete(Attempt).where(Attempt.key == _key(purpose, who)))


def _key(purpose: str, who: str) -> str:
    return sha256(f"{purpose}\n{who}".encode()).hexdigest()
