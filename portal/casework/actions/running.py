"""The portal at work on a case: one step in one transaction, tried again when it fails, then left to staff.

The case's row is locked, and every step has a unique row that says what became of it: whoever comes second,
after a crash or from another server, finds it done.
"""

from collections.abc import Mapping
from uuid import UUID

from sqlalchemy.exc import OperationalError

from portal.core import clock, ledger
from portal.core.db import db, new_id
from portal.questions import is_true
from portal.workflow import automations, steps_due

from ..models import Case, CaseStep
from ..models.workflow import key_of
from ..queries.workflow import (
    TIMERS,
    Chain,
    case_by_id,
    chain_of,
    chains_to_go_on,
    failed_steps,
    stage_entered_last,
    stage_of,
    timers_of,
    values_of,
    workflow_of,
)
from ..rules import MOST_ATTEMPTS, NotAllowed, StepState, wait_after
from .automations import Answer, Turn, ask_register, do, question_for
from .chains import promise_again, promise_step
from .changes import log
from .stages import WAYS, enter, go_on

MOST_STEPS_AT_ONCE = 500
WANTED = Answer("", {})
"""Stands for the answer of a register that has not been asked."""


class AskFirst(Exception):
    """A register must be asked before anything is written: it may be slow, and nobody shall wait for it."""

    def __init__(self, step: automations.AskRegister, query: Mapping[str, str], key: str) -> None:
        super().__init__(step.register_name)
        self.step = step
        self.query = query
        self.key = key


def run_step(case_id: UUID, *, stage_number: int, chain: str) -> None:
    """Do the next step of a chain, if it is still to be done. For the worker, whose transaction has nothing else in it."""
    try:
        _step(case_by_id(case_id, to_change=True), stage_number, chain, answer=WANTED)
    except AskFirst as first:
        db.rollback()
        answer = ask_register(first.step.register_name, first.query, key=first.key)
        _step(case_by_id(case_id, to_change=True), stage_number, chain, answer=answer)


def run_timer(case_id: UUID, *, stage_number: int, timer: str) -> None:
    """A timer wakes up. It does nothing if the case has moved on, or if the timer was moved or has fired."""
    case = case_by_id(case_id, to_change=True)
    here, stage = stage_entered_last(case), stage_of(case)
    if here is None or stage is None or here.number != stage_number or here.left_at or case.is_waiting:
        return
    row = next((row for row in timers_of(case, stage_number) if row.timer == timer), None)
    if row is None or row.fired_at or row.run_at > clock.now():
        return
    row.fired_at = clock.now()
    known = next(each for each in stage.timers if each.id == timer)
    if known.when is not None and not is_true(known.when, values_of(case)):
        return
    log(case, "case.timer", timer=timer, working_days=known.after_working_days)
    if known.steps and known.steps[0].do != "register":
        _step(case, stage_number, f"{TIMERS}{timer}")
    elif known.steps:
        promise_step(case, stage_number, f"{TIMERS}{timer}", after="timer")
    else:
        _finish(case, f"{TIMERS}{timer}")


def settle(case: Case) -> None:
    """Do at once what the portal would do by itself now: for commands and the demo city, which do not wait for a worker."""
    somebody = ledger.actor()
    ledger.act_as(ledger.SYSTEM)
    for _turn in range(MOST_STEPS_AT_ONCE):
        before = case.version, case.stage
        for chain in chains_to_go_on(case):
            _step(case, chain.stage_number, chain.name)
        go_on(case)
        if (case.version, case.stage) == before or failed_steps(case):
            break
    ledger.act_as(somebody)


def try_again(case: Case, step_id: UUID) -> None:
    """A member of staff gives a step that was given up a fresh start. Raises NotAllowed if it was not."""
    row = _given_up(case, step_id)
    log(case, "case.retried", do=row.do)
    row.state, row.attempts = StepState.FAILING, 0
    _look_whether_stuck(case)
    if row.do == WAYS:
        _start_counting_again(case, row)
    else:
        promise_again(case, row)


def done_by_hand(case: Case, step_id: UUID) -> None:
    """A member of staff did it themselves; the portal goes on with what comes after. Raises NotAllowed."""
    row = _given_up(case, step_id)
    log(case, "case.by_hand", do=row.do)
    row.state, row.done_at = StepState.BY_HAND, clock.now()
    _look_whether_stuck(case)
    if row.do != WAYS:
        promise_step(case, row.stage_number, row.chain, after=f"{row.number}/by hand")


def _step(case: Case, stage_number: int, name: str, *, answer: Answer | None = None) -> None:
    chain = _live_chain(case, stage_number, name)
    if chain is None or chain.has_failed:
        return
    if chain.is_finished:
        _finish(case, name)
        return
    number, step = _next(case, chain)
    if step is None:
        _finish(case, name)
        return
    turn = Turn(case, step, key_of(case.id, stage_number, name, number), answer)
    if answer is WANTED and isinstance(step, automations.AskRegister):
        raise AskFirst(step, question_for(case, step), turn.key)
    if _is_done(case, chain, turn, number):
        if number + 1 < len(chain.steps) and (case.is_open or name == case.outcome):
            promise_step(case, stage_number, name, after=number)
        elif case.is_open and not case.is_waiting:
            _finish(case, name)


def _next(case: Case, chain: Chain) -> tuple[int, automations.AnyAutomation | None]:
    """The step whose turn it is; those before it whose condition does not hold are passed over for good."""
    found = next(steps_due(chain.steps, values_of(case), start=chain.next), None)
    number, step = found or (len(chain.steps), None)
    for passed in range(chain.next, number):
        _row(case, chain, passed).state = StepState.SKIPPED
    return number, step


def _is_done(case: Case, chain: Chain, turn: Turn, number: int) -> bool:
    """Do it, all or nothing. Losing the database is not the step's fault: the outbox tries the whole job again."""
    row = _row(case, chain, number)
    db.flush()
    try:
        with db.begin_nested():
            do(turn)
    except OperationalError:
        raise
    except Exception as error:  # noqa: BLE001 whatever goes wrong, staff must see it
        _failed(case_by_id(case.id, to_change=True), row, error)
        return False
    row.state, row.done_at, row.next_attempt_at, row.last_error = StepState.DONE, clock.now(), None, None
    db.flush()
    return True


def _failed(case: Case, row: CaseStep, error: Exception) -> None:
    row.attempts += 1
    row.last_error = f"{type(error).__name__}: {error}"[:1000]
    if row.attempts < MOST_ATTEMPTS and not isinstance(error, NotAllowed):
        row.next_attempt_at = clock.now() + wait_after(row.attempts)
        promise_again(case, row, run_at=row.next_attempt_at)
        return
    log(case, "case.stuck", do=row.do)
    row.state, row.next_attempt_at = StepState.FAILED, None
    case.stuck_since = case.stuck_since or clock.now()


def _finish(case: Case, name: str) -> None:
    """Everything in the list has had its turn: a timer may move the case, otherwise it goes on if the way is free."""
    stage, workflow = stage_of(case), workflow_of(case)
    if stage is None or workflow is None or not case.is_open:
        return
    target = next((timer.to for timer in stage.timers if f"{TIMERS}{timer.id}" == name), None)
    if target and (to := workflow.stage(target)):
        enter(case, to)
    else:
        go_on(case)


def _live_chain(case: Case, stage_number: int, name: str) -> Chain | None:
    """None if the case has moved on, is closed, or waits for the citizen."""
    here = stage_entered_last(case)
    if here is None or here.number != stage_number:
        return None
    if name == case.outcome:
        return chain_of(case, stage_number, name)
    is_live = case.is_open and here.left_at is None and not case.is_waiting
    return chain_of(case, stage_number, name) if is_live else None


def _row(case: Case, chain: Chain, number: int) -> CaseStep:
    if number < len(chain.rows):
        return chain.rows[number]
    row = CaseStep(
        id=new_id(),
        case_id=case.id,
        stage_number=chain.stage_number,
        chain=chain.name,
        number=number,
        do=chain.steps[number].do,
        state=StepState.FAILING,
        attempts=0,
    )
    db.add(row)
    return row


def _given_up(case: Case, step_id: UUID) -> CaseStep:
    row = next((row for row in failed_steps(case) if row.id == step_id), None)
    if row is None:
        raise NotAllowed("This step has not failed.")
    return row


def _look_whether_stuck(case: Case) -> None:
    db.flush()
    if not failed_steps(case):
        case.stuck_since = None


def _start_counting_again(case: Case, row: CaseStep) -> None:
    row.state = StepState.VOID
    if here := stage_entered_last(case):
        here.moves = 0
    db.flush()
    go_on(case)
