"""What the worker does for messages."""

from uuid import UUID

from . import actions


def deliver(*, delivery_id: str) -> None:
    actions.deliver(UUID(delivery_id))
