"""When an office has time: opening hours, closed days, desks, and what is taken already."""

from collections.abc import Collection, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo


@dataclass(frozen=True)
class Hours:
    """When an office is open on a day of the week; Monday is 0."""

    weekday: int
    opens_at: time
    closes_at: time


@dataclass(frozen=True)
class Taken:
    """A time somebody has. Both moments are in UTC."""

    desk: int
    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True)
class Plan:
    """How an office works. closed: days on which it is shut although the week says otherwise.

    grid_minutes: appointments begin every so many minutes. zone: where the office is.
    """

    hours: Collection[Hours]
    closed: AbstractSet[date]
    desks: int
    grid_minutes: int
    zone: str

    def starts(self, first: date, last: date, minutes: int) -> Iterator[datetime]:
        """Every moment, in UTC, at which an appointment of so many minutes could begin, both days included."""
        day = first
        while day <= last:
            for hours in sorted(self.hours, key=lambda each: each.opens_at):
                if hours.weekday == day.weekday() and day not in self.closed:
                    yield from self._starts_on(day, hours, minutes)
            day += timedelta(days=1)

    def _starts_on(self, day: date, hours: Hours, minutes: int) -> Iterator[datetime]:
        zone = ZoneInfo(self.zone)
        start = datetime.combine(day, hours.opens_at, zone)
        end = datetime.combine(day, hours.closes_at, zone)
        while start + timedelta(minutes=minutes) <= end:
            yield start.astimezone(UTC)
            start += timedelta(minutes=self.grid_minutes)

    def free_desk(self, starts_at: datetime, minutes: int, taken: Collection[Taken]) -> int | None:
        """The first desk nobody has in that time, counted from 1, or None."""
        ends_at = starts_at + timedelta(minutes=minutes)
        busy = {each.desk for each in taken if each.starts_at < ends_at and starts_at < each.ends_at}
        return next((desk for desk in range(1, self.desks + 1) if desk not in busy), None)
