"""Working days, and the days on which something is due."""

from collections.abc import Set as AbstractSet
from contextlib import suppress
from datetime import date, timedelta

WORKING_DAYS_TO_ANSWER = 10
"""How long a citizen has to answer when we ask for more."""

FRIDAY = 4
DAYS_A_WEEK, WORKING_DAYS_A_WEEK = 7, 5


def due_on(received_on: date, working_days: int, closed: AbstractSet[date]) -> date:
    """The last day on which a decision is still on time.

    received_on: the day the case arrived; it is day zero and does not count.
    working_days: how long the office has, in working days, 1 or more.
    closed: public holidays. Saturdays and Sundays are closed anyway.

    Raises ValueError if working_days is less than 1.
    """
    if working_days < 1:
        raise ValueError(f"working_days must be 1 or more, not {working_days}")
    day = received_on
    while working_days:
        day += timedelta(days=1)
        if _is_working_day(day, closed):
            working_days -= 1
    return day


def working_days_between(start: date, end: date, closed: AbstractSet[date]) -> int:
    """Working days after `start`, up to and with `end`; negative when `end` lies before `start`."""
    if end < start:
        return -working_days_between(end, start, closed)
    holidays = sum(start < day <= end and day.weekday() <= FRIDAY for day in closed)
    return _weekdays_until(end) - _weekdays_until(start) - holidays


def due_after_waiting(due: date, *, asked_on: date, answered_on: date, closed: AbstractSet[date]) -> date:
    """The new last day, when the clock stood still while we waited for the citizen.

    The office gets back the working days it had left when it asked, at least one.
    A case that was late already stays as late as it was: asking is no way out.
    """
    if due < asked_on:
        return due
    left = working_days_between(asked_on, due, closed)
    return due_on(answered_on, max(1, left), closed)


def months_after(day: date, months: int) -> date:
    """The same day so many months later, or the last of that month."""
    years, month = divmod(day.month - 1 + months, 12)
    for last in (day.day, 30, 29, 28):
        with suppress(ValueError):
            return date(day.year + years, month + 1, min(day.day, last))
    raise ValueError(f"{months} months after {day} is no day")


def _is_working_day(day: date, closed: AbstractSet[date]) -> bool:
    return day.weekday() <= FRIDAY and day not in closed


def _weekdays_until(day: date) -> int:
    """Mondays to Fridays since the calendar began; it began on a Monday."""
    weeks, rest = divmod(day.toordinal(), DAYS_A_WEEK)
    return weeks * WORKING_DAYS_A_WEEK + min(rest, WORKING_DAYS_A_WEEK)
