"""What the worker does for content."""

from . import actions, queries


def bring_out_news() -> None:
    """News written ahead come out on their day."""
    actions.bring_out(queries.due_news())
