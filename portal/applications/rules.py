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
