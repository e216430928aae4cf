from datetime import timedelta

import pytest
from sqlalchemy import select

from portal.core import clock, outbox
from portal.core.contributions import Job
from portal.core.db import db
from portal.core.rooms import Room


@pytest.fixture
def done(app):
    """A room whose job writes down what it did."""
    heard = []

    def hear(word):
        heard.append(word)

    app.extensions["rooms"] += (Room("tests", contributes=[Job("tests.hear", hear), Job("tests.fail", lambda: 1 / 0)]),)
    return heard


@pytest.fixture
def later(monkeypatch):
    """Moves the clock."""
    real = clock.now
    passed = [timedelta()]
    monkeypatch.setattr(clock, "now", lambda: real() + passed[0])

    def move(**time):
        passed[0] += timedelta(**time)

    return move


def rows() -> list[outbox.JobRow]:
    return list(db.scalars(select(outbox.JobRow).where(outbox.JobRow.name.startswith("tests."))))


def test_promised_work_is_done_once(acting, worker, done):
    with acting():
        outbox.enqueue("tests.hear", word="hello")
    worker.work_off()
    worker.work_off()
    assert done == ["hello"]
    with acting():
        assert rows() == []


def test_a_promise_in_a_transaction_that_fails_was_never_made(app, acting, worker, done):
    with app.app_context():
        outbox.enqueue("tests.hear", word="never")
        db.rollback()
    worker.work_off()
    assert done == []


def test_the_same_key_promises_once_while_it_waits(acting, worker, done):
    with acting():
        outbox.enqueue("tests.hear", key="once", word="first")
        outbox.enqueue("tests.hear", key="once", word="second")
    worker.work_off()
    assert done == ["first"]


def test_work_for_tomorrow_waits_until_tomorrow(acting, worker, done, later):
    with acting():
        outbox.enqueue("tests.hear", run_at=clock.now() + timedelta(days=1), word="tomorrow")
    worker.work_off()
    assert done == []
    later(days=1, seconds=1)
    worker.work_off()
    assert done == ["tomorrow"]


def test_failing_work_is_tried_again_with_growing_pauses_and_then_left_to_staff(acting, worker, done, later):
    with acting():
        outbox.enqueue("tests.fail")
    for _ in range(outbox.MOST_ATTEMPTS + 3):
        worker.work_off()
        later(hours=2)
    with acting():
        (job,) = rows()
        assert job.attempts == outbox.MOST_ATTEMPTS
        assert job.dead_at is not None
        assert "ZeroDivisionError" in job.last_error
        assert outbox.waiting()["dead"] == 1


def test_the_work_of_a_worker_that_died_is_taken_over(app, acting, worker, done, later):
    with acting():
        outbox.enqueue("tests.hear", word="mine")
    with acting():
        outbox.claim(db)
    worker.work_off()
    assert done == []
    later(minutes=3)
    worker.work_off()
    assert done == ["mine"]
