"""What the worker does for casework."""

from . import actions


def tell_overdue() -> None:
    """Announce cases whose promised day has passed."""
    actions.announce_overdue_cases()
