"""How long e-mails took."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from portal.core import clock
from portal.core.db import db
from portal.core.hand_overs import LETTER, MESSAGE, HandOver
from portal.core.mail import POST
from portal.core.outbox import JobRow
from portal.messages import late_deliveries

from ..rules import PROMISED_PERCENT, PROMISED_SECONDS, Times, rank

CHANNELS = (MESSAGE, LETTER)


def delivery_times(within: timedelta) -> Mapping[str, Times]:
    """By channel: e-mails that were promised in the time until now."""
    since, late = clock.now() - within, clock.now() - timedelta(seconds=PROMISED_SECONDS)
    waiting = {MESSAGE: late_deliveries(since, late), LETTER: _late_letters(since, late)}
    return {channel: _times(db, channel, since, waiting[channel]) for channel in CHANNELS}


def _times(session: Session, channel: str, since: datetime, waiting: int) -> Times:
    seconds = HandOver.seconds
    those = (HandOver.channel == channel, HandOver.promised_at >= since)
    in_time = func.count(case((seconds <= PROMISED_SECONDS, 1)))
    number, quick = session.execute(select(func.count(), in_time).select_from(HandOver).where(*those)).one()

    def at(percent: int) -> float | None:
        """The value that so many percent of all do not exceed."""
        sorted_ones = select(seconds).where(*those).order_by(seconds).offset(rank(number, percent)).limit(1)
        return session.scalar(sorted_ones) if number else None

    return Times(number, quick, waiting, middle=at(50), slowest=at(PROMISED_PERCENT))


def _late_letters(since: datetime, late: datetime) -> int:
    """Letters that are in no message, wait in the outbox and are late; also those that were given up."""
    those = (JobRow.name == POST, JobRow.created_at >= since, JobRow.created_at < late)
    return db.scalar(select(func.count(JobRow.id)).where(*those)) or 0
