"""What the worker tidies at the door."""

from .actions import tidying


def tidy() -> None:
    """Forget codes, parked forms and sessions whose time is over."""
    tidying.forget_what_is_over()
