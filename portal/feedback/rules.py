"""What can be said about a service, and for how long one may change one's mind."""

from datetime import datetime, timedelta
from enum import IntEnum, StrEnum

CHANGEABLE_FOR = timedelta(days=14)
LONGEST_WORDS = 2000


class Score(IntEnum):
    """How it was, in five steps."""

    VERY_GOOD = 5
    GOOD = 4
    NEITHER = 3
    BAD = 2
    VERY_BAD = 1


class Reason(StrEnum):
    """Why it was so; more than one may be true."""

    EASY = "easy"
    QUICK = "quick"
    INFORMED = "informed"
    HELPFUL = "helpful"
    HARD = "hard"
    SLOW = "slow"
    IN_THE_DARK = "in the dark"
    ASKED_TWICE = "asked twice"
    BROKEN = "broken"
    UNFAIR = "unfair"


class Matter(StrEnum):
    """What has come to its end: nobody decides about a booking as about an application, or about an opinion at all."""

    DECISION = "decision"
    BOOKING = "booking"
    OPINION = "opinion"


MATTERS = {"booking": Matter.BOOKING, "consultation": Matter.OPINION, "survey": Matter.OPINION}


def matter_of(kind: str | None) -> Matter:
    """kind: of the service, such as survey; None if it says nothing."""
    return MATTERS.get(kind or "", Matter.DECISION)


def may_change(rated_at: datetime | None, now: datetime) -> bool:
    """The first rating may come at any time; after it there are two weeks to change it."""
    return rated_at is None or now <= rated_at + CHANGEABLE_FOR
