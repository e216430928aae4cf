"""Whatever dies, is promised twice or is done by two workers at once: each step of a case is done exactly once."""

import os
import signal
from collections import Counter
from datetime import timedelta
from threading import Thread

import pytest

from portal.app import create_app
from portal.casework.actions import RUN_STEP, RUN_TIMER
from portal.casework.models import CaseStep, IssuedDocument
from portal.core import clock, outbox
from portal.core.db import database
from portal.core.outbox import LEASE, JobRow
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
        monkeypatch.setattr(outbox, "mark_done", lambda _job: os.kill(os.getpid(), signal.SIGKILL))
        monkeypatch.setattr(Worker, "_promise_regular_jobs", lambda _self, _names: None)
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


def test_a_slow_register_holds_up_nobody_and_hears_the_same_key_at_every_attempt(
    apply, app, worker, later, again, monkeypatch
):
    keys = []

    class Slow:
        def look_up(self, _query, *, key):
            with database().writing.begin() as session:  # somebody else writes meanwhile
                session.add(JobRow(name="core.post_mail", payload={}, run_at=clock.now() + timedelta(days=99)))
            keys.append(key)
            if len(keys) < 3:
                raise TimeoutError
            return [{"name": "Amina"}]

    def asking(definition):
        step = {"do": "register", "register": "residents", "send": {"name": "full_name"}, "keep_as": "is_resident"}
        definition["workflow"]["stages"][0]["steps"] = [step]

    monkeypatch.setattr("portal.casework.actions.automations.register", lambda *_args: Slow())
    case = apply(asking, full_name="Amina Haddad")
    for minutes in range(3):
        later(minutes=minutes)
        worker.work_off()

    assert len(keys) == 3 and len(set(keys)) == 1
    assert again(case).kept == {"is_resident": True}
