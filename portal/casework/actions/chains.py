"""What the portal promises to do for a case: rows of the outbox, so that no restart forgets them."""

from datetime import datetime

from portal.core import outbox

from ..models import Case, CaseStep, CaseTimer

RUN_STEP, RUN_TIMER = "casework.run_step", "casework.run_timer"


def promise_step(case: Case, stage_number: int, chain: str, *, after: object, run_at: datetime | None = None) -> None:
    """The next step of a chain is to be done.

    after: what came before it, so that the same promise twice is one.
    """
    outbox.enqueue(
        RUN_STEP,
        run_at=run_at,
        key=f"{case.id}/{stage_number}/{chain}/{after}",
        case_id=str(case.id),
        stage_number=stage_number,
        chain=chain,
    )


def promise_again(case: Case, row: CaseStep, *, run_at: datetime | None = None) -> None:
    """A step that did not work is to be tried again."""
    after = f"{row.number}/{row.attempts}/{run_at.isoformat() if run_at else 'again'}"
    promise_step(case, row.stage_number, row.chain, after=after, run_at=run_at)


def promise_timer(case: Case, timer: CaseTimer) -> None:
    """A timer wakes up at its time. One that was moved is promised anew; the old row then finds that it is too early."""
    outbox.enqueue(
        RUN_TIMER,
        run_at=timer.run_at,
        key=f"{case.id}/{timer.stage_number}/{timer.timer}/{timer.run_at.isoformat()}",
        case_id=str(case.id),
        stage_number=timer.stage_number,
        timer=timer.timer,
    )
