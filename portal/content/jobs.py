"""What the worker does for content."""

from datetime import datetime
from uuid import UUID

from . import actions, queries


def bring_out_news() -> None:
    """News written ahead come out on their day."""
    actions.bring_out(queries.due_news())


def publish_scheduled(*, draft_id: str, at: str) -> None:
    """What was approved for this moment comes out."""
    actions.publish_scheduled(UUID(draft_id), datetime.fromisoformat(at))
