"""The way of a case as citizens and staff see it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from .states import CaseStatus


class StageState(StrEnum):
    DONE = "done"
    CURRENT = "current"
    TODO = "todo"


@dataclass(frozen=True)
class Stage:
    """One station on a case's way. `on` is when it was reached, or for the last one when to expect it.

    title, hint: a station of the service's own workflow says what happens there. role: who works there.
    due_on: until when, for the station where the case is.
    """

    name: CaseStatus
    state: StageState
    on: date | None = None
    title: Mapping[str, str] | None = None
    hint: Mapping[str, str] | None = None
    role: str | None = None
    due_on: date | None = None


@dataclass(frozen=True)
class CaseDates:
    """When a case reached each station; None for not yet."""

    received_on: date
    due_on: date
    started_on: date | None = None
    asked_on: date | None = None
    closed_on: date | None = None


def stages(status: CaseStatus, dates: CaseDates) -> list[Stage]:
    """The way of a case as the citizen sees it. Waiting for the citizen shows only while it lasts."""
    done, current, todo = StageState.DONE, StageState.CURRENT, StageState.TODO
    first = Stage(CaseStatus.RECEIVED, current if status is CaseStatus.RECEIVED else done, dates.received_on)
    middle = Stage(CaseStatus.IN_PROGRESS, done, dates.started_on)
    match status:
        case CaseStatus.RECEIVED:
            return [first, Stage(CaseStatus.IN_PROGRESS, todo), Stage(CaseStatus.DECIDED, todo, dates.due_on)]
        case CaseStatus.IN_PROGRESS:
            working = Stage(CaseStatus.IN_PROGRESS, current, dates.started_on)
            return [first, working, Stage(CaseStatus.DECIDED, todo, dates.due_on)]
        case CaseStatus.WAITING_FOR_CITIZEN:
            waiting = Stage(CaseStatus.WAITING_FOR_CITIZEN, current, dates.asked_on)
            return [first, middle, waiting, Stage(CaseStatus.DECIDED, todo)]
        case _:
            return [first, *([middle] if dates.started_on else []), Stage(status, done, dates.closed_on)]


def stages_of_workflow(status: CaseStatus, dates: CaseDates, entered: Sequence[Stage]) -> list[Stage]:
    """The way of a case with stages of its own: those it has been in, then what comes last.

    entered: in the order they were entered; a stage that came again shows where it came last.
    """
    shown = list({str(stage.title): stage for stage in entered}.values())
    if status in {CaseStatus.DECIDED, CaseStatus.WITHDRAWN}:
        return [*shown, Stage(status, StageState.DONE, dates.closed_on)]
    if status is CaseStatus.WAITING_FOR_CITIZEN:
        waiting = Stage(CaseStatus.WAITING_FOR_CITIZEN, StageState.CURRENT, dates.asked_on)
        return [*shown, waiting, Stage(CaseStatus.DECIDED, StageState.TODO)]
    return [*shown, Stage(CaseStatus.DECIDED, StageState.TODO, dates.due_on)]
