"""Where a document stands on its way to the public, and why a step on that way is refused."""

from enum import StrEnum


class State(StrEnum):
    """PUBLISHED: nothing is being written. Any change leads back to WRITING."""

    PUBLISHED = "published"
    WRITING = "writing"
    IN_REVIEW = "in_review"
    APPROVED = "approved"
    SCHEDULED = "scheduled"


class Refusal(StrEnum):
    """Why something cannot be done."""

    OWN_WORK = "own_work"
    NOT_REVIEWED = "not_reviewed"
    NOT_IN_REVIEW = "not_in_review"
    NOT_SCHEDULED = "not_scheduled"
    NOTHING_NEW = "nothing_new"
    NOTHING_TO_UNDO = "nothing_to_undo"
    ERRORS = "errors"
    NO_REASON = "no_reason"
    PAST = "past"
    TOO_LARGE = "too_large"
