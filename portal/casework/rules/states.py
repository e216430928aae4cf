"""What a case may become, and what became of the things the portal does for it."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from datetime import timedelta
from enum import StrEnum

MOST_ATTEMPTS = 8
FIRST_WAIT, LONGEST_WAIT = timedelta(seconds=10), timedelta(hours=1)


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


class StepState(StrEnum):
    """What became of something the portal should do by itself.

    FAILING: it did not work and is tried again. FAILED: given up, staff must look. VOID: not needed any more.
    """

    DONE = "done"
    SKIPPED = "skipped"
    FAILING = "failing"
    FAILED = "failed"
    BY_HAND = "by_hand"
    VOID = "void"


FINISHED = frozenset({StepState.DONE, StepState.SKIPPED, StepState.BY_HAND})


class NotAllowed(Exception):
    """The rules forbid this step; the message is for staff, not for citizens."""


def may_become(current: CaseStatus, wanted: CaseStatus) -> bool:
    """Whether a case may go from `current` to `wanted`."""
    return wanted in NEXT[current]


def check_step(current: CaseStatus, wanted: CaseStatus) -> None:
    """Raise NotAllowed unless a case may go from `current` to `wanted`."""
    if not may_become(current, wanted):
        raise NotAllowed(f"A case that is {current} cannot become {wanted}.")


def wait_after(attempts: int) -> timedelta:
    """How long to wait after so many attempts in vain: twice as long each time, at most an hour."""
    return min(FIRST_WAIT * (1 << (attempts - 1)), LONGEST_WAIT)
