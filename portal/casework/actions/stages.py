"""A case arrives in a stage of its workflow, and leaves it: deadline, tasks, timers, and what comes next."""

from collections.abc import Collection
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy import update

from portal.appointments import release
from portal.catalogue import holidays
from portal.core import clock
from portal.core.db import db, new_id
from portal.workflow import Stage, way_on, ways_for_people

from ..models import Case, CaseStage, CaseStep, CaseTask, CaseTimer, day_of
from ..queries.workflow import (
    STEPS,
    TIMERS,
    chain_of,
    chains_to_go_on,
    failed_steps,
    stage_entered_last,
    stage_of,
    tasks_of,
    timers_of,
    values_of,
    workflow_of,
)
from ..rules import CaseStatus, NotAllowed, StepState, due_after_waiting, due_on
from .chains import promise_step, promise_timer
from .changes import log

MOST_MOVES = 100
WAYS = "ways"


def begin(case: Case) -> None:
    """A case with a workflow begins in its first stage; for others nothing happens."""
    if workflow := workflow_of(case):
        enter(case, workflow.first)


def enter(case: Case, stage: Stage, *, by_itself: bool = False) -> None:
    """Arrive in a stage. What was still to be done in the one before is void."""
    before = stage_entered_last(case)
    leave(case)
    log(case, "case.entered", stage=stage.id, title=stage.title)
    here = CaseStage(
        id=new_id(),
        case_id=case.id,
        number=before.number + 1 if before else 1,
        stage=stage.id,
        entered_at=clock.now(),
        due_on=_in_working_days(stage.working_days) if stage.working_days else None,
        moves=before.moves + 1 if before and by_itself else 0,
    )
    db.add(here)
    case.stage, case.stage_due_on = stage.id, here.due_on
    if before:
        case.started_at = case.started_at or clock.now()
        case.status = CaseStatus.IN_PROGRESS
    _prepare(case, here, stage)
    if stage.steps or any(way.label is None for way in stage.ways):
        promise_step(case, here.number, STEPS, after="arrival")


def leave(case: Case) -> None:
    """Timers of the stage do not fire any more, and nobody needs to mend what did not work in it."""
    here = stage_entered_last(case)
    if here is None or here.left_at:
        return
    here.left_at = clock.now()
    release(here.id)
    db.flush()
    open_steps = (CaseStep.case_id == case.id, CaseStep.state.in_([StepState.FAILING, StepState.FAILED]))
    change = update(CaseStep).where(*open_steps).values(state=StepState.VOID, next_attempt_at=None)
    db.execute(change.execution_options(synchronize_session="fetch"))
    case.stuck_since = None


def close(case: Case) -> None:
    """The case is decided or withdrawn. After a decision the portal does what the workflow says."""
    here = stage_entered_last(case)
    leave(case)
    if here and case.outcome:
        promise_step(case, here.number, case.outcome.value, after="decision")


def go_on(case: Case) -> None:
    """By itself, if the way is free: everything done, nobody asked, tasks ticked, and a condition that holds."""
    stage, here = stage_of(case), stage_entered_last(case)
    if stage is None or here is None or not _is_free(case, here):
        return
    way, workflow = way_on(stage, values_of(case)), workflow_of(case)
    target = workflow.stage(way.to) if way and workflow else None
    if target is None:
        return
    if here.moves >= MOST_MOVES:
        _stop_going_round(case, here)
    else:
        enter(case, target, by_itself=True)


def go_on_to(case: Case, to: str) -> None:
    """A member of staff presses the button of a way.

    Raises NotAllowed if there is no such button now.
    """
    stage, here, workflow = stage_of(case), stage_entered_last(case), workflow_of(case)
    if stage is None or here is None or workflow is None or not _is_free(case, here):
        raise NotAllowed("The case cannot go on yet.")
    target = workflow.stage(to)
    if target is None or to not in {way.to for way in ways_for_people(stage, values_of(case))}:
        raise NotAllowed(f"There is no way from {stage.id} to {to} now.")
    case.escalated_at = None
    enter(case, target)


def tick(case: Case, tasks: Collection[str], *, account_id: UUID) -> None:
    """Exactly these tasks of the stage are done; others are not, or not any more.

    Raises NotAllowed if the case is closed.
    """
    here = stage_entered_last(case)
    if here is None or not case.is_open:
        raise NotAllowed("The case is closed.")
    for task in tasks_of(case, here.number):
        if (task.task in tasks) == (task.done_at is not None):
            continue
        is_done = task.task in tasks
        log(case, "case.ticked" if is_done else "case.unticked", task=task.task, title=task.text)
        task.done_at, task.done_by = (clock.now(), account_id) if is_done else (None, None)
    db.flush()
    go_on(case)


def resume(case: Case, *, asked_on: date) -> None:
    """The citizen has answered: the stage's clock runs again, and the portal goes on where it stopped."""
    here = stage_entered_last(case)
    if here is None:
        return
    today, closed = clock.today(), holidays()
    if here.due_on:
        here.due_on = due_after_waiting(here.due_on, asked_on=asked_on, answered_on=today, closed=closed)
        case.stage_due_on = here.due_on
    for timer in timers_of(case, here.number):
        if timer.fired_at is None:
            day = day_of(timer.run_at) or today
            later = due_after_waiting(day, asked_on=asked_on, answered_on=today, closed=closed) - day
            timer.run_at += later
            promise_timer(case, timer)
    fired = [f"{TIMERS}{timer.timer}" for timer in timers_of(case, here.number) if timer.fired_at]
    for name in (STEPS, *fired):
        promise_step(case, here.number, name, after=f"answer/{case.version}")


def _is_free(case: Case, here: CaseStage) -> bool:
    if not case.is_open or case.is_waiting or chains_to_go_on(case) or failed_steps(case):
        return False
    return all(task.done_at for task in tasks_of(case, here.number) if task.is_required)


def _prepare(case: Case, here: CaseStage, stage: Stage) -> None:
    for position, task in enumerate(stage.tasks):
        db.add(
            CaseTask(
                id=new_id(),
                case_id=case.id,
                stage_number=here.number,
                task=task.id,
                position=position,
                text=task.text,
                is_required=task.required,
            )
        )
    for timer in stage.timers:
        row = CaseTimer(
            id=new_id(),
            case_id=case.id,
            stage_number=here.number,
            timer=timer.id,
            run_at=_moment_in(timer.after_working_days),
        )
        db.add(row)
        promise_timer(case, row)
    db.flush()


def _moment_in(working_days: int) -> datetime:
    """The same time of day, so many working days later."""
    days = (_in_working_days(working_days) - clock.today()).days
    return clock.now() + timedelta(days=days)


def _in_working_days(days: int) -> date:
    return due_on(clock.today(), days, holidays())


def _stop_going_round(case: Case, here: CaseStage) -> None:
    log(case, "case.stuck", do=WAYS)
    case.stuck_since = clock.now()
    last_error = "The case goes round and round by itself."
    chain = chain_of(case, here.number, STEPS)
    db.add(
        CaseStep(
            id=new_id(),
            case_id=case.id,
            stage_number=here.number,
            chain=WAYS,
            number=len(chain.rows),
            do=WAYS,
            state=StepState.FAILED,
            attempts=1,
            last_error=last_error,
        )
    )
