"""What the worker does for applications."""

from uuid import UUID

from portal.core.retention import NO_VERSION

from . import actions
from .actions import expiring


def forget_expired(*, since: str = str(NO_VERSION)) -> None:
    """Remove what was kept as long as it may be, beginning with this version of a service."""
    expiring.forget_expired(since=UUID(since))


def move_drafts(*, version_id: str, after: str | None = None) -> None:
    """A service has a newer version: drafts follow where their answers still fit."""
    actions.move_drafts(UUID(version_id), after=UUID(after) if after else None)
