"""Decisions about cases that need nothing but their arguments: states, working days, progress, texts."""

from .days import WORKING_DAYS_TO_ANSWER, due_after_waiting, due_on, months_after, working_days_between
from .inbox import ALL_CASES, OPEN_CASES, Desk, Filter, Sorting
from .states import (
    CLOSED,
    FINISHED,
    MOST_ATTEMPTS,
    NEXT,
    CaseStatus,
    NotAllowed,
    Outcome,
    StepState,
    check_step,
    may_become,
    wait_after,
)
from .way import CaseDates, Stage, StageState, stages, stages_of_workflow
from .words import filled_in, without_braces

__all__ = [
    "ALL_CASES",
    "CLOSED",
    "FINISHED",
    "MOST_ATTEMPTS",
    "NEXT",
    "OPEN_CASES",
    "WORKING_DAYS_TO_ANSWER",
    "CaseDates",
    "CaseStatus",
    "Desk",
    "Filter",
    "NotAllowed",
    "Outcome",
    "Sorting",
    "Stage",
    "StageState",
    "StepState",
    "check_step",
    "due_after_waiting",
    "due_on",
    "filled_in",
    "may_become",
    "months_after",
    "stages",
    "stages_of_workflow",
    "wait_after",
    "without_braces",
    "working_days_between",
]
