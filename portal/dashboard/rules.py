"""In which order cards stand on somebody's page."""

from collections.abc import Set as AbstractSet

STEPS_NEARER = 25


def place(order: int, personas: AbstractSet[str], mine: AbstractSet[str]) -> int:
    """Lower comes first. A card made for people like me moves up by about two places."""
    return order - STEPS_NEARER if personas & mine else order
