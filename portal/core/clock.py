"""The only place that asks what time it is, so that tests and the demo city can answer."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from portal.config import settings

_moved_by: ContextVar[timedelta] = ContextVar("moved_by", default=timedelta())


def now() -> datetime:
    """This moment, in UTC."""
    return datetime.now(UTC) + _moved_by.get()


def today() -> date:
    """The calendar day where the authority is."""
    return local_day(now())


def local_day(moment: datetime) -> date:
    """The calendar day of a moment, where the authority is."""
    return moment.astimezone(ZoneInfo(settings().timezone)).date()


@contextmanager
def moved(by: timedelta) -> Iterator[None]:
    """Inside, the clock is ahead (or, with a negative `by`, behind). For tests, and for building a past."""
    token = _moved_by.set(_moved_by.get() + by)
    try:
        yield
    finally:
        _moved_by.reset(token)
