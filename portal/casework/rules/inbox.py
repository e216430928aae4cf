"""What the inbox shows, and in which order."""

from dataclasses import dataclass
from enum import StrEnum

from .states import CLOSED


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
    SUPERVISOR = "supervisor"


OPEN_CASES, ALL_CASES = "open", "all"


@dataclass(frozen=True)
class Filter:
    """What the inbox shows. status: 'open', 'all' or a CaseStatus. service: the slug of one, or empty.

    only_stuck: those where the portal could not do something, open or not.
    by_name: only cases of citizens with a certain name.
    """

    status: str = OPEN_CASES
    service: str = ""
    desk: Desk = Desk.ANYONE
    only_overdue: bool = False
    only_stuck: bool = False
    sorting: Sorting = Sorting.DUE
    by_name: bool = False

    @property
    def shows_open_cases(self) -> bool:
        return self.only_overdue or self.only_stuck or self.status not in {ALL_CASES, *CLOSED}

    @property
    def order(self) -> Sorting:
        """Closed cases are not due any more, and one citizen's few cases need no urgency: they come newest first."""
        if self.sorting is Sorting.DUE and (self.by_name or not self.shows_open_cases):
            return Sorting.NEWEST
        return self.sorting
