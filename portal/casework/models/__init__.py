"""The tables of casework: cases and what belongs to them, and how each goes through its workflow."""

from .cases import (
    Case,
    CaseService,
    CaseWord,
    Handover,
    InformationRequest,
    Note,
    dates_of,
    day_of,
)
from .documents import IssuedDocument
from .workflow import CaseStage, CaseStep, CaseTask, CaseTimer, FollowUp

__all__ = [
    "Case",
    "CaseService",
    "CaseStage",
    "CaseStep",
    "CaseTask",
    "CaseTimer",
    "CaseWord",
    "FollowUp",
    "Handover",
    "InformationRequest",
    "IssuedDocument",
    "Note",
    "dates_of",
    "day_of",
]
