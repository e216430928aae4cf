"""How long e-mails took."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from sqlalchemy import case, func, select

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
        {channel: _with(found.get(channel), waiting[channel][number]) for channel in CHANNELS}
        for number, found in enumerate(map(_taken, since))
    ]


def last_hand_over() -> datetime | None:
    """When the e-mail was promised that a mail server took last."""
    return db.scalar(select(func.max(HandOver.promised_at)))


def _taken(since: datetime) -> dict[str, tuple[int, int, float, float]]:
    """By channel: how many a mail server took, how many in time, and the seconds of the middle and the slow ones."""
    place = func.row_number().over(partition_by=HandOver.channel, order_by=HandOver.seconds).label("place")
    number = func.count().over(partition_by=HandOver.channel).label("number")
    each = select(HandOver.channel, HandOver.seconds, place, number).where(HandOver.promised_at >= since).subquery()

    def at(percent: int) -> object:
        """The quickest that so many percent of all do not exceed."""
        return func.min(case((each.c.place * 100 >= each.c.number * percent, each.c.seconds)))

    in_time = func.count(case((each.c.seconds <= PROMISED_SECONDS, 1)))
    rows = select(each.c.channel, func.count(), in_time, at(MIDDLE), at(PROMISED_PERCENT)).group_by(each.c.channel)  # type: ignore[call-overload]
    return {channel: tuple(figures) for channel, *figures in db.execute(rows).all()}


def _with(taken: tuple[int, int, float, float] | None, waiting: int) -> Times:
    if taken is None:
        return Times(waiting=waiting)
    number, in_time, middle, slowest = taken
    return Times(number, in_time, waiting, middle, slowest)


def _late_letters(since: Sequence[datetime], late: datetime) -> list[int]:
    """Letters that are in no message, wait in the outbox and are late; also those that were given up."""
    counts = [func.count(case((JobRow.created_at >= each, 1))) for each in since]
    return list(db.execute(select(*counts).where(JobRow.name == POST, JobRow.created_at < late)).one())
