"""States of an application, as the citizen sees it."""

from enum import StrEnum


class State(StrEnum):
    """A draft becomes submitted exactly once; what follows is decided by the case."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    WAITING = "waiting"
    GRANTED = "granted"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


UNDER_WAY = frozenset({State.SUBMITTED, State.WAITING})

USUAL_WORKING_DAYS = 20
"""What we promise for a service whose definition promises nothing."""


class Tone(StrEnum):
    """How the portal speaks of what was sent: it decides on an application, confirms a booking, and hears an opinion."""

    DECISION = "decision"
    BOOKING = "booking"
    OPINION = "opinion"


TONES = {"booking": Tone.BOOKING, "consultation": Tone.OPINION, "survey": Tone.OPINION}


def tone_of(kind: str | None) -> Tone:
    """kind: of the service, such as survey; None if it says nothing."""
    return TONES.get(kind or "", Tone.DECISION)
