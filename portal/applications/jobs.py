"""What the worker does for applications."""

from uuid import UUID

from . import actions
from .actions import expiring


def forget_expired() -> None:
    """Remove what was kept as long as it may be."""
    expiring.forget_expired()


def move_drafts(*, version_id: str, after: str | None = None) -> None:
    """A service has a newer version: drafts follow where their answers still fit."""
    actions.move_drafts(UUID(version_id), after=UUID(after) if after else None)
