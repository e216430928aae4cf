from datetime import timedelta
from threading import Event, Thread
from time import monotonic

import pytest
from sqlalchemy import select

from portal.core import clock, dialects, outbox
from portal.core.contributions import Job
from portal.core.db import database, db
from portal.core.rooms import Room
from portal.core.worker import Worker


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
    """Moves everybody's clock."""
    real, of_database = clock.now, dialects.now_everywhere
    passed = [timedelta()]
    monkeypatch.setattr(clock, "now", lambda: real() + passed[0])
    monkeypatch.setattr(dialects, "now_everywhere", lambda session: of_database(session) + passed[0])

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
    later(seconds=11)
    worker.work_off()
    assert done == ["mine"]


@pytest.mark.parametrize("wrong_by", [timedelta(hours=9), timedelta(hours=-9)])
def test_workers_whose_clocks_differ_do_not_take_work_from_each_other(acting, worker, done, wrong_by):
    with acting():
        outbox.enqueue("tests.hear", run_at=clock.now() - timedelta(days=1), word="mine")
    with acting():
        outbox.claim(db)

    with clock.moved(wrong_by):
        worker.work_off()

    assert done == []
    with acting():
        assert rows()[0].attempts == 1


def test_a_worker_that_lost_its_job_to_another_one_leaves_nothing_behind(app, acting, store, worker, later):
    """It stood still for so long that a second one began and finished; what the first then says does not count."""
    ran = []

    def slow(word):
        ran.append(word)
        if len(ran) == 1:
            later(seconds=11)
            Worker(app).work_off()
        outbox.enqueue("tests.trace")

    jobs = [Job("tests.slow", slow), Job("tests.trace", lambda: ran.append("trace"))]
    app.extensions["rooms"] += (Room("tests", contributes=jobs),)
    with acting():
        outbox.enqueue("tests.slow", word="once")

    worker.work_off()

    assert ran == ["once", "once", "trace"]  # the trace of the second
    with acting():
        assert rows() == []


def test_the_lease_of_a_job_that_takes_long_is_renewed(app, acting, worker, monkeypatch):
    monkeypatch.setattr(outbox, "RENEWED_EVERY", timedelta(milliseconds=5))
    leases = []

    def lease():
        with database().reading() as session:
            return session.scalars(select(outbox.JobRow.leased_until).where(outbox.JobRow.name == "tests.long")).one()

    def long():
        leases.append(lease())
        until = monotonic() + 10
        while lease() == leases[0] and monotonic() < until:
            pass
        leases.append(lease())

    app.extensions["rooms"] += (Room("tests", contributes=[Job("tests.long", long)]),)
    with acting():
        outbox.enqueue("tests.long")

    worker.work_off()

    assert leases[1] > leases[0]


def test_a_job_that_kills_its_workers_is_given_up(acting, worker, done, later):
    with acting():
        outbox.enqueue("tests.hear", word="deadly")
    for _ in range(outbox.MOST_ATTEMPTS):
        with acting():
            outbox.claim(db, only=["tests.hear"])
        later(seconds=11)

    worker.work_off()

    assert done == []
    with acting():
        assert "WorkersDied" in rows()[0].last_error
        assert outbox.waiting()["dead"] == 1


def test_of_several_workers_one_does_what_is_done_every_hour(app, acting, later):
    ran = []
    app.extensions["rooms"] += (
        Room("tests", contributes=[Job("tests.hourly", lambda: ran.append("hour"), every=timedelta(hours=1))]),
    )
    workers = [Worker(app), Worker(app), Worker(app)]

    for worker in workers * 2:
        worker.work_off()
    assert ran == ["hour"]
    later(minutes=61)
    for worker in workers:
        worker.work_off()
    assert ran == ["hour"] * 2


def test_what_is_done_every_hour_goes_on_when_a_clock_is_set_back(app, worker, later):
    ran = []
    app.extensions["rooms"] += (
        Room("tests", contributes=[Job("tests.hourly", lambda: ran.append("hour"), every=timedelta(hours=1))]),
    )
    worker.work_off()
    later(hours=-5)

    worker.work_off()

    assert ran == ["hour"] * 2


def test_what_was_given_up_is_done_when_it_is_promised_again(acting, worker, done, later):
    with acting():
        outbox.enqueue("tests.fail", key="again")
    for _ in range(outbox.MOST_ATTEMPTS):
        worker.work_off()
        later(hours=2)
    with acting():
        outbox.enqueue("tests.hear", key="again", word="better")

    worker.work_off()

    assert done == ["better"]


@pytest.mark.parametrize(("refused", "attempts"), [(ZeroDivisionError, 10), (OSError, 12)])
def test_what_another_system_refuses_for_ever_is_given_up_soon_and_what_is_away_is_not(
    app, acting, worker, later, refused, attempts
):
    letters = Job("tests.letter", lambda: 1 / 0, is_outside=True, is_final=lambda error: isinstance(error, refused))
    app.extensions["rooms"] += (Room("more", contributes=[letters]),)
    with acting():
        outbox.enqueue("tests.letter")
    for _ in range(12):
        worker.work_off()
        later(hours=2)

    with acting():
        (job,) = rows()
        assert (job.attempts, job.dead_at is not None) == (attempts, attempts == 10)


def test_a_mail_server_that_never_answers_holds_up_only_letters(app, acting, done):
    is_over = Event()
    letters = Job("tests.letter", lambda: is_over.wait(20), is_outside=True)
    app.extensions["rooms"] += (Room("more", contributes=[letters]),)
    with acting():
        outbox.enqueue("tests.letter")
        outbox.enqueue("tests.hear", word="at once")
    worker = Worker(app)
    thread = Thread(target=worker.run)
    thread.start()
    try:
        until = monotonic() + 10
        while not done and monotonic() < until:
            is_over.wait(0.02)
        assert done == ["at once"]
        assert not is_over.is_set()
    finally:
        is_over.set()
        worker.stop()
        thread.join()
