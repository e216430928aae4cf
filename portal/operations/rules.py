"""What is promised about e-mails, and what a list of times says about it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

PROMISED_SECONDS = 10
PROMISED_PERCENT = 95
FEWEST = 20
"""Of fewer e-mails no share is told: a single late one would change it by more than the promise leaves."""

DAY, WEEK = timedelta(days=1), timedelta(days=7)


@dataclass(frozen=True)
class Times:
    """How long e-mails took that were promised in some time.

    handed_over: how many a mail server took. in_time: of those, how many soon enough.
    waiting: how many are late and were not taken yet; they count as not in time.
    middle, slowest: seconds; half were quicker than the one, 95 of 100 than the other. last_at: when the
        latest of them was promised. None if there were none.
    """

    handed_over: int = 0
    in_time: int = 0
    waiting: int = 0
    middle: float | None = None
    slowest: float | None = None
    last_at: datetime | None = None

    @property
    def number(self) -> int:
        return self.handed_over + self.waiting

    @property
    def is_enough(self) -> bool:
        return self.number >= FEWEST

    @property
    def percent(self) -> float | None:
        """Of all, those in time; rounded down, so that nobody says 95 who has not reached it. None if there were none."""
        return self.in_time * 1000 // self.number / 10 if self.number else None

    @property
    def is_kept(self) -> bool:
        """Whether the promise is."""
        return self.number == 0 or self.in_time * 100 >= PROMISED_PERCENT * self.number


def together(times: Sequence[Times]) -> Times:
    """Several channels as one. Middles and slowest do not add up and are left out."""
    return Times(
        handed_over=sum(each.handed_over for each in times),
        in_time=sum(each.in_time for each in times),
        waiting=sum(each.waiting for each in times),
    )
