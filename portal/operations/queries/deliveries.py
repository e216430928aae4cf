"""How long e-mails took."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, case, func, select

from portal.core import clock
from portal.core.db import db
from portal.core.hand_overs import LETTER, MESSAGE, HandOver
from portal.core.mail import POST
from portal.core.outbox import JobRow
from portal.messages import late_deliveries

from ..rules import PROMISED_PERCENT, PROMISED_SECONDS, Times

CHANNELS = (MESSAGE, LETTER)
MIDDLE = 50


def delivery_times(*spans: timedelta) -> list[Mapping[str, Times]]:
    """For each of these spans, by channel: e-mails that were promised in the time until now."""
    since, late = [clock.now() - span for span in spans], clock.now() - timedelta(seconds=PROMISED_SECONDS)
    waiting = {MESSAGE: late_deliveries(since, late), LETTER: _late_letters(since, late)}
    return [
        {channel: replace(found.get(channel, Times()), waiting=waiting[channel][number]) for channel in CHANNELS}
        for number, found in enumerate(map(_taken, since))
    ]


def _taken(since: datetime) -> dict[str, Times]:
    """By channel, those that a mail server took."""
    place = func.row_number().over(partition_by=HandOver.channel, order_by=HandOver.seconds).label("place")
    number = func.count().over(partition_by=HandOver.channel).label("number")
    those = (HandOver.channel.in_(CHANNELS), HandOver.promised_at >= since)
    each = select(HandOver.channel, HandOver.promised_at, HandOver.seconds, place, number).where(*those).subquery()

    def at(percent: int) -> ColumnElement[float]:
        """The quickest that so many percent of all do not exceed."""
        return func.min(case((each.c.place * 100 >= each.c.number * percent, each.c.seconds)))

    in_time = func.count(case((each.c.seconds <= PROMISED_SECONDS, 1)))
    last = func.max(each.c.promised_at)
    rows = select(each.c.channel, func.count(), in_time, at(MIDDLE), at(PROMISED_PERCENT), last).group_by(
        each.c.channel
    )
    return {
        channel: Times(number, quick, middle=middle, slowest=slowest, last_at=last_at)
        for channel, number, quick, middle, slowest, last_at in db.execute(rows).all()
    }


def _late_letters(since: Sequence[datetime], late: datetime) -> list[int]:
    """Letters that are in no message, wait in the outbox and are late; also those that were given up."""
    counts = [func.count(case((JobRow.created_at >= each, 1))) for each in since]
    return list(db.execute(select(*counts).where(JobRow.name == POST, JobRow.created_at < late)).one())
