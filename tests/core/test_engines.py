"""A database that is busy, gone or in two minds: nobody waits for long, and who only reads does not notice."""

from dataclasses import replace

import pytest
from flask import jsonify
from sqlalchemy import select, text

from portal.core import clock
from portal.core.db import database, db
from portal.core.engines import limit_time, time_outs
from portal.core.throttle import Attempt


@pytest.fixture(params=[pytest.param("postgresql", marks=pytest.mark.postgresql)])
def database_kind(request):
    """SQLite has no connections to lose."""
    return request.param


@pytest.fixture
def postgresql(app):
    """The portal on a real server, with the time-outs it serves people with, much shortened."""
    engine = app.extensions["database"].engine
    _limit(engine, lock=50, statement=300)
    app.testing = False
    yield app
    _limit(engine, lock=0, statement=0)


def _limit(engine, *, lock, statement):
    limit_time(engine, f"-c lock_timeout={lock} -c statement_timeout={statement}")
    engine.dispose()


@pytest.fixture
def page(postgresql):
    """page(view) -> what GET or POST of it answers."""

    def make(view, method="GET"):
        postgresql.add_url_rule("/try", "try", view, methods=[method])
        return postgresql.test_client().open("/try", method=method, headers={"Accept-Language": "en"})

    return make


def lose_connection():
    """As when the server is restarted while a page is made."""
    own = db.scalar(text("SELECT pg_backend_pid()"))
    with database().engine.connect() as other:
        other.execute(text("SELECT pg_terminate_backend(:own)"), {"own": own})


def test_a_reader_whose_connection_is_lost_gets_the_page_all_the_same(page):
    tries = []

    def read():
        tries.append(1)
        if len(tries) == 1:
            lose_connection()
        return jsonify(db.scalar(select(1)))

    assert page(read).get_json() == 1
    assert len(tries) == 2


def test_a_reader_is_told_to_come_back_when_the_second_try_fails_too(page):
    tries = []

    def read():
        tries.append(1)
        lose_connection()
        return jsonify(db.scalar(select(1)))

    assert page(read).status_code == 503
    assert len(tries) == 2


def test_a_sender_whose_connection_is_lost_is_told_that_nothing_was_saved(page, postgresql):
    tries = []

    def send():
        tries.append(1)
        db.add(Attempt(key="x", at=clock.now()))
        db.flush()
        lose_connection()
        return "sent"

    answer = page(send, "POST")
    assert (answer.status_code, len(tries)) == (503, 1)
    assert "Your last step was not saved" in answer.text
    with postgresql.app_context(), database().reading() as session:
        assert session.scalars(select(Attempt)).all() == []


def test_a_statement_without_end_is_given_up_and_not_tried_again(page, caplog):
    assert page(lambda: str(db.scalar(text("SELECT pg_sleep(30)")))).status_code == 503
    assert "statement timeout" in caplog.text
    assert caplog.text.count("The database does not answer") == 1


def test_nobody_waits_for_a_table_that_is_locked(page, caplog):
    def wait():
        with database().engine.begin() as other:
            other.execute(text("LOCK TABLE attempts IN ACCESS EXCLUSIVE MODE"))
            return str(db.scalars(select(Attempt)).all())

    assert page(wait).status_code == 503
    assert "lock timeout" in caplog.text


def test_the_settings_are_what_the_server_hears(settings):
    assert time_outs(replace(settings, lock_timeout_ms=7)) == (
        "-c lock_timeout=7 -c statement_timeout=15000 -c idle_in_transaction_session_timeout=120000"
    )


def test_two_who_wait_for_each_other_do_not_wait_for_ever_and_the_reader_reads_again(page, postgresql):
    tries = []

    def read():
        tries.append(1)
        if len(tries) == 1:
            db.execute(text("DO $$ BEGIN RAISE EXCEPTION 'deadlock' USING ERRCODE = '40P01'; END $$"))
        return jsonify(db.scalar(select(1)))

    assert page(read).get_json() == 1
