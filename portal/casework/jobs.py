"""What the worker does for casework."""

from uuid import UUID

from portal.core.retention import NO_VERSION

from . import actions
from .actions import expiring


def tell_overdue() -> None:
    """Announce cases whose promised day has passed."""
    actions.announce_overdue_cases()


def forget_expired(*, since: str = str(NO_VERSION)) -> None:
    """Remove what was kept as long as it may be, beginning with this version of a service."""
    expiring.forget_expired(since=UUID(since))


def run_step(*, case_id: str, stage_number: int, chain: str) -> None:
    """Do the next thing the portal does by itself."""
    actions.run_step(UUID(case_id), stage_number=stage_number, chain=chain)


def run_timer(*, case_id: str, stage_number: int, timer: str) -> None:
    """A case has been in its stage for long."""
    actions.run_timer(UUID(case_id), stage_number=stage_number, timer=timer)
