"""How long e-mails took from the promise to the mail server, so that the portal can say how it keeps its word."""

from datetime import datetime, timedelta

from sqlalchemy import CheckConstraint, Double, Index, String, delete
from sqlalchemy.orm import Mapped, mapped_column

from portal.core import clock
from portal.core.db import Base, db

KEPT = timedelta(days=35)
MESSAGE, LETTER = "message", "letter"
"""A message that is in the portal, too; and a letter that is nowhere else, such as a code."""


class HandOver(Base):
    """One e-mail that a mail server took. It says nothing about whose it was."""

    __tablename__ = "hand_overs"
    __table_args__ = (
        CheckConstraint("seconds >= 0", name="time_runs_forward"),
        Index("ix_hand_overs_channel_promised", "channel", "promised_at", "seconds"),
    )

    channel: Mapped[str] = mapped_column(String(20))
    promised_at: Mapped[datetime]
    seconds: Mapped[float] = mapped_column(Double, comment="From the promise until a mail server took it")


def handed_over(channel: str, promised_at: datetime) -> None:
    """Remember, in the transaction that says it is sent, how long it took."""
    seconds = (clock.now() - promised_at).total_seconds()
    db.add(HandOver(channel=channel, promised_at=promised_at, seconds=max(0.0, seconds)))  # clocks are set back, too


def forget_old() -> None:
    """Nobody asks about the month before last."""
    db.execute(delete(HandOver).where(HandOver.promised_at < clock.now() - KEPT))
