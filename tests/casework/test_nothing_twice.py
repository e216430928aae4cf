"""Whatever dies, is promised twice or is done by two workers at once: each step of a case is done exactly once."""

import os
import signal
from collections import Counter
from threading import Thread

import pytest

from portal.app import create_app
from portal.casework.actions import RUN_STEP, RUN_TIMER
from portal.casework.models import CaseStep, IssuedDocument
from portal.core import outbox
from portal.core.outbox import LEASE
from portal.core.worker import Worker
from portal.messages.models import Message

STANDARD = ["We have it, Amina Haddad", "Your permit is ready"]


@pytest.fixture
def told(rows):
    """The subjects of all messages."""
    return lambda: sorted(message.subject for message in rows(Message))


def promise(acting, case, *, key, chain="steps", number=1):
    with acting():
        outbox.enqueue(RUN_STEP, key=key, case_id=str(case.id), stage_number=number, chain=chain)


def test_a_step_that_is_promised_twice_is_done_once(apply, acting, worker, told):
    case = apply(verdict="yes")
    for number, chain in ((1, "steps"), (1, "steps"), (2, "steps"), (2, "granted"), (1, "refused")):
        promise(acting, case, key=f"again {number} {chain}", chain=chain, number=number)
    worker.work_off()
    for number, chain in ((1, "steps"), (2, "steps"), (2, "granted"), (2, "refused"), (1, "timers/late")):
        promise(acting, case, key=f"late {number} {chain}", chain=chain, number=number)
    worker.work_off()

    assert told() == STANDARD


def test_a_worker_that_is_killed_after_the_work_and_before_its_end_does_no_harm(
    apply, settings, worker, later, told, rows, app, monkeypatch
):
    apply(verdict="yes")
    app.extensions["database"].engine.dispose()
    if child := os.fork():
        _pid, status = os.waitpid(child, 0)
        assert os.WTERMSIG(status) == signal.SIGKILL
    else:
        monkeypatch.setattr(outbox, "mark_done", lambda _job_id: os.kill(os.getpid(), signal.SIGKILL))
        monkeypatch.setattr(Worker, "_promise_regular_jobs", lambda _self: None)
        Worker(create_app(settings)).work_once()
        os._exit(0)
    assert (told(), rows(CaseStep)) == ([], [])

    worker.work_off()
    assert told() == []  # the dead worker still holds the lease
    later(seconds=LEASE.total_seconds() + 1)
    worker.work_off()

    assert told() == STANDARD
    assert len(rows(IssuedDocument)) == 1


def test_two_workers_share_the_work(apply, acting, app, told, rows):
    version_id = apply(verdict="yes").service_version_id
    cases = [apply(version_id=version_id, verdict="yes") for _case in range(6)]
    for case in cases:
        promise(acting, case, key=f"twice {case.id}")
    workers = [Worker(app) for _worker in range(2)]
    threads = [Thread(target=worker.work_off) for worker in workers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    Worker(app).work_off()

    assert Counter(told()) == {STANDARD[0]: 7, STANDARD[1]: 7}
    assert len(rows(IssuedDocument)) == 7


def test_a_timer_that_is_promised_twice_fires_once(apply, acting, worker, later, told):
    case = apply()
    worker.work_off()
    later(days=10)
    with acting():
        for number in range(3):
            outbox.enqueue(RUN_TIMER, key=f"again {number}", case_id=str(case.id), stage_number=2, timer="late")
    worker.work_off()

    assert told() == ["It takes longer", "We have it, Amina Haddad"]


def test_a_timer_that_is_woken_too_early_sleeps_on(apply, acting, worker, again):
    case = apply()
    worker.work_off()
    with acting():
        outbox.enqueue(RUN_TIMER, key="early", case_id=str(case.id), stage_number=2, timer="late")
    worker.work_off()

    assert again(case).escalated_at is None


def test_a_step_is_done_wholly_or_not_at_all(apply, worker, again, rows, told, monkeypatch):
    """The permit is issued, then the clerk of the ledger faints: no permit is left behind."""
    case = apply(verdict="yes")
    monkeypatch.setattr("portal.casework.actions.documents.months_after", lambda *_args: 1 / 0)
    worker.work_off()

    assert (again(case).outcome, rows(IssuedDocument), told()) == ("granted", [], [STANDARD[0]])
    assert "ZeroDivisionError" in rows(CaseStep)[-1].last_error
