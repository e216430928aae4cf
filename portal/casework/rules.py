"""Decisions about cases that need nothing but their arguments: states, working days, progress, search words."""

import unicodedata
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

WORKING_DAYS_TO_ANSWER = 10
"""How long a citizen has to answer when we ask for more."""

FRIDAY = 4
DAYS_A_WEEK, WORKING_DAYS_A_WEEK = 7, 5
MOST_WORDS, LONGEST_WORD = 8, 40
FIRST_CHINESE_SIGN = "\u2e80"


class CaseStatus(StrEnum):
    RECEIVED = "received"
    IN_PROGRESS = "in_progress"
    WAITING_FOR_CITIZEN = "waiting_for_citizen"
    DECIDED = "decided"
    WITHDRAWN = "withdrawn"


class Outcome(StrEnum):
    GRANTED = "granted"
    REFUSED = "refused"


CLOSED = {CaseStatus.DECIDED, CaseStatus.WITHDRAWN}

NEXT: Mapping[CaseStatus, AbstractSet[CaseStatus]] = {
    CaseStatus.RECEIVED: {
        CaseStatus.IN_PROGRESS,
        CaseStatus.WAITING_FOR_CITIZEN,
        CaseStatus.DECIDED,
        CaseStatus.WITHDRAWN,
    },
    CaseStatus.IN_PROGRESS: {CaseStatus.WAITING_FOR_CITIZEN, CaseStatus.DECIDED, CaseStatus.WITHDRAWN},
    CaseStatus.WAITING_FOR_CITIZEN: {CaseStatus.IN_PROGRESS, CaseStatus.DECIDED, CaseStatus.WITHDRAWN},
    CaseStatus.DECIDED: frozenset(),
    CaseStatus.WITHDRAWN: frozenset(),
}


class NotAllowed(Exception):
    """The rules forbid this step; the message is for staff, not for citizens."""


def may_become(current: CaseStatus, wanted: CaseStatus) -> bool:
    """Whether a case may go from `current` to `wanted`."""
    return wanted in NEXT[current]


def check_step(current: CaseStatus, wanted: CaseStatus) -> None:
    """Raise NotAllowed unless a case may go from `current` to `wanted`."""
    if not may_become(current, wanted):
        raise NotAllowed(f"A case that is {current} cannot become {wanted}.")


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


class Sorting(StrEnum):
    """How the inbox is ordered."""

    DUE = "due"
    NEWEST = "newest"
    OLDEST = "oldest"


class Desk(StrEnum):
    """Whose cases the inbox shows."""

    ANYONE = ""
    ME = "me"
    NOBODY = "nobody"


OPEN_CASES, ALL_CASES = "open", "all"


@dataclass(frozen=True)
class Filter:
    """What the inbox shows. status: 'open', 'all' or a CaseStatus. service: the slug of one, or empty.

    by_name: only cases of citizens with a certain name.
    """

    status: str = OPEN_CASES
    service: str = ""
    desk: Desk = Desk.ANYONE
    only_overdue: bool = False
    sorting: Sorting = Sorting.DUE
    by_name: bool = False

    @property
    def shows_open_cases(self) -> bool:
        return self.only_overdue or self.status not in {ALL_CASES, *CLOSED}

    @property
    def order(self) -> Sorting:
        """Closed cases are not due any more, and one citizen's few cases need no urgency: they come newest first."""
        if self.sorting is Sorting.DUE and (self.by_name or not self.shows_open_cases):
            return Sorting.NEWEST
        return self.sorting


class StageState(StrEnum):
    DONE = "done"
    CURRENT = "current"
    TODO = "todo"


@dataclass(frozen=True)
class Stage:
    """One station on a case's way. `on` is when it was reached, or for the last one when to expect it."""

    name: CaseStatus
    state: StageState
    on: date | None = None


@dataclass(frozen=True)
class CaseDates:
    """When a case reached each station; None for not yet."""

    received_on: date
    due_on: date
    started_on: date | None = None
    asked_on: date | None = None
    closed_on: date | None = None


def stages(status: CaseStatus, dates: CaseDates) -> list[Stage]:
    """The way of a case as the citizen sees it. Waiting for the citizen shows only while it lasts."""
    done, current, todo = StageState.DONE, StageState.CURRENT, StageState.TODO
    first = Stage(CaseStatus.RECEIVED, current if status is CaseStatus.RECEIVED else done, dates.received_on)
    middle = Stage(CaseStatus.IN_PROGRESS, done, dates.started_on)
    match status:
        case CaseStatus.RECEIVED:
            return [first, Stage(CaseStatus.IN_PROGRESS, todo), Stage(CaseStatus.DECIDED, todo, dates.due_on)]
        case CaseStatus.IN_PROGRESS:
            working = Stage(CaseStatus.IN_PROGRESS, current, dates.started_on)
            return [first, working, Stage(CaseStatus.DECIDED, todo, dates.due_on)]
        case CaseStatus.WAITING_FOR_CITIZEN:
            waiting = Stage(CaseStatus.WAITING_FOR_CITIZEN, current, dates.asked_on)
            return [first, middle, waiting, Stage(CaseStatus.DECIDED, todo)]
        case _:
            return [first, *([middle] if dates.started_on else []), Stage(status, done, dates.closed_on)]


def typed_words(typed: str) -> list[str]:
    """The words somebody looks for, without case, accents and the marks that people leave out; longest first."""
    plain = unicodedata.normalize("NFKD", typed.casefold())
    plain = "".join(sign for sign in plain if not unicodedata.combining(sign))
    words = "".join(sign if sign.isalnum() else " " for sign in plain).split()
    return sorted({word[:LONGEST_WORD] for word in words}, key=lambda word: (-len(word), word))[:MOST_WORDS]


def name_words(name: str) -> list[str]:
    """The words under which a name is found. A Chinese name is found by each of its later signs, too."""
    words = typed_words(name)
    endings = [word[start:] for word in words if word[0] >= FIRST_CHINESE_SIGN for start in range(1, min(len(word), 4))]
    return list(dict.fromkeys([*words, *endings]))


def _is_working_day(day: date, closed: AbstractSet[date]) -> bool:
    return day.weekday() <= FRIDAY and day not in closed


def _weekdays_until(day: date) -> int:
    """Mondays to Fridays since the calendar began; it began on a Monday."""
    weeks, rest = divmod(day.toordinal(), DAYS_A_WEEK)
    return weeks * WORKING_DAYS_A_WEEK + min(rest, WORKING_DAYS_A_WEEK)
