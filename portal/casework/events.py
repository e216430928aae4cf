"""What casework announces. `subject_id` is the row the case is about, in the room that opened it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True)
class CaseEvent:
    """What every event about a case says."""

    case_id: UUID
    kind: str
    subject_id: UUID
    person_id: UUID | None
    reference: str


@dataclass(frozen=True)
class CaseOpened(CaseEvent):
    """A matter is on the staff's desk."""

    due_on: date


@dataclass(frozen=True)
class MoreAsked(CaseEvent):
    """The citizen must send something before we can go on."""

    request_id: UUID
    text: str
    answer_by: date


@dataclass(frozen=True)
class MoreAnswered(CaseEvent):
    """The citizen has sent it; the clock runs again."""

    request_id: UUID
    due_on: date


@dataclass(frozen=True)
class CaseDecided(CaseEvent):
    """A decision was taken and can be told to the citizen.

    reasons: the reasons that were ticked, each in several languages. words: what the clerk wrote beside them.
    """

    granted: bool
    reasons: tuple[Mapping[str, str], ...]
    words: str


@dataclass(frozen=True)
class CaseWithdrawn(CaseEvent):
    """The citizen does not want it any more."""


@dataclass(frozen=True)
class CaseOverdue(CaseEvent):
    """The promised day has passed without a decision; announced once for each promised day."""

    due_on: date
    assigned_to: UUID | None
