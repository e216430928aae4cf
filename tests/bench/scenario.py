"""One kind of request that is measured, and what it is compared with."""

from collections.abc import Sequence
from dataclasses import dataclass

from tests.bench.load import Shot

AT_ONCE = 8
MANY = 64


@dataclass(frozen=True)
class Scenario:
    """A page that is measured.

    shots_of: a list for each connection; with more connections than lists they are shared, unless it is each citizen's
    own. limit: the name of the scenario it is compared with; None for a limit itself. goal: the least ratio. alone: the
    most milliseconds for half of the answers, with one connection. p99: the most milliseconds for nearly all of them.
    """

    name: str
    title: str
    shots_of: Sequence[list[Shot]]
    limit: str | None = None
    goal: float | None = None
    alone: float | None = None
    p99: float | None = None

    @property
    def is_limit(self) -> bool:
        return self.limit is None

    def shots_for(self, connections: int) -> list[list[Shot]]:
        return [self.shots_of[number % len(self.shots_of)] for number in range(connections)]
