"""What machines may ask: is the process alive, is it ready, what are the figures."""

import shutil
import sys
from dataclasses import replace
from datetime import timedelta
from threading import Event

import pytest
from sqlalchemy import text

from portal.app import create_app
from portal.core import clock, heartbeats, outbox
from portal.core.db import database
from portal.core.mail import compose, post
from portal.core.throttle import TooOften, count_attempt

readiness = sys.modules["portal.operations.queries.readiness"]  # the folder's front door has a function of the name
TOKEN = "a token for the one who counts"


@pytest.fixture
def settings(settings):
    return replace(settings, metrics_token=TOKEN)


@pytest.fixture
def unkept(monkeypatch):
    """Each question is asked anew."""
    monkeypatch.setattr(readiness, "SECONDS_KEPT", -1)


@pytest.fixture
def migrated(app, monkeypatch):
    """The tests' tables are made from the models; a real database says which migration was the last."""
    with app.app_context(), database().engine.connect() as connection:
        assert connection.scalar(text("SELECT version_num FROM alembic_version"))


def test_a_process_says_that_it_lives_even_if_nothing_else_works(app, client, monkeypatch):
    monkeypatch.setitem(app.extensions, "database", None)
    response = client.get("/healthz")
    assert (response.status_code, response.text) == (200, "alive\n")
    assert response.headers["Cache-Control"] == "no-store"
    assert client.head("/healthz").data == b""


def test_a_portal_is_ready_when_database_migrations_and_files_are(app, client, worker, migrated, unkept):
    with app.app_context(), database().writing.begin() as session:
        heartbeats.beat(session, {})
    response = client.get("/readyz")
    assert response.json == {
        "ready": True,
        "parts": {"database": True, "migrations": True, "files": True, "worker": True},
    }
    assert response.headers["Cache-Control"] == "no-store"


def test_people_are_served_although_nobody_does_the_work_and_operators_can_tell(app, client, later, unkept):
    with app.app_context(), database().writing.begin() as session:
        heartbeats.beat(session, {})
    later(seconds=heartbeats.SILENCE.total_seconds() + 1)
    response = client.get("/readyz")
    assert response.status_code == 200
    assert response.json["parts"]["worker"] is False


def test_a_portal_is_not_ready_before_it_was_migrated(app, client, unkept):
    with app.app_context(), database().engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '0001'"))
    response = client.get("/readyz")
    assert (response.status_code, response.json["parts"]["migrations"]) == (503, False)
    with app.app_context(), database().engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    assert client.get("/readyz").status_code == 200, "the next release has migrated, and this one goes on"


def test_a_portal_is_not_ready_without_a_place_for_files(client, settings, unkept):
    files = settings.folder / "files"
    shutil.rmtree(files, ignore_errors=True)
    files.write_text("in the way")
    response = client.get("/readyz")
    assert (response.status_code, response.json["parts"]["files"]) == (503, False)


def test_a_database_that_hangs_is_not_ready_after_a_second_and_keeps_nobody_waiting(client, monkeypatch, unkept):
    is_over = Event()
    monkeypatch.setattr(readiness, "_database", lambda: is_over.wait() and readiness.Readiness())
    began = clock.now()
    assert client.get("/readyz").status_code == 503
    assert client.get("/readyz").status_code == 503, "the second asks no second thread"
    assert clock.now() - began < timedelta(seconds=2)
    is_over.set()


@pytest.mark.parametrize(
    ("headers", "address", "status"),
    [
        ({}, "127.0.0.1", 200),
        ({}, "203.0.113.7", 404),
        ({"X-Forwarded-For": "203.0.113.7"}, "127.0.0.1", 404),
        ({"Authorization": f"Bearer {TOKEN}"}, "203.0.113.7", 200),
        ({"Authorization": "Bearer something else"}, "203.0.113.7", 404),
        ({"Authorization": "Bearer "}, "203.0.113.7", 404),
    ],
)
def test_figures_are_for_those_who_may_ask(client, headers, address, status):
    response = client.get("/metrics", headers=headers, environ_overrides={"REMOTE_ADDR": address})
    assert response.status_code == status


def test_figures_are_for_nobody_who_comes_through_a_proxy_of_ours_without_the_token(settings, app):
    app.extensions["settings"] = replace(settings, trusted_proxies=1, metrics_networks="10.0.0.0/8")

    response = app.test_client().get(
        "/metrics", headers={"X-Forwarded-For": "10.0.0.9"}, environ_overrides={"REMOTE_ADDR": "10.0.0.9"}
    )

    assert response.status_code == 404


def figures(client) -> dict[str, float]:
    lines = client.get("/metrics").text.splitlines()
    return {name: float(value) for name, _, value in (line.rpartition(" ") for line in lines if line[0] != "#")}


def test_what_happens_is_counted_by_the_names_of_endpoints(app, client, worker, acting):
    client.get("/en/services")
    client.get("/en/services")
    client.get("/en/Amina-Haddad-was-here")
    with app.app_context():
        count_attempt("sign in", "amina", most=1, within=timedelta(hours=1))
        with pytest.raises(TooOften):
            count_attempt("sign in", "amina", most=1, within=timedelta(hours=1))
    with acting():
        outbox.enqueue("nobody.knows.this", run_at=clock.now() - timedelta(minutes=1))
    found = figures(client)
    assert found['portal_requests_total{endpoint="catalogue.services",status="200"}'] == 1
    assert found["portal_kept_pages_total"] == 1
    assert found['portal_requests_total{endpoint="none",status="404"}'] == 1
    assert found['portal_request_seconds_bucket{endpoint="catalogue.services",le="+Inf"}'] == 1
    assert found['portal_request_statements_sum{endpoint="catalogue.services"}'] >= 1
    assert found["portal_throttled_total"] == 1
    assert found['portal_jobs_waiting{job="nobody.knows.this"}'] == 1
    assert 59 < found["portal_jobs_oldest_seconds"] < 100
    assert not [name for name in found if "Amina" in name]


def test_work_and_letters_are_counted_whatever_process_did_them(app, client, worker, acting):
    with acting():
        post(compose("identity/mail/registration_code.txt", to="amina@mail.example", language="en", code="123 456"))
        outbox.enqueue("nobody.knows.this")
    worker.work_off()
    worker.say_alive()
    found = figures(client)
    name = heartbeats.own_name()
    assert found[f'portal_jobs_total{{job="core.post_mail",outcome="done",worker="{name}"}}'] == 1
    assert found[f'portal_jobs_total{{job="nobody.knows.this",outcome="failed",worker="{name}"}}'] == 1
    assert found[f'portal_worker_silent_seconds{{worker="{name}"}}'] < 10
    assert found['portal_emails{channel="letter"}'] == found['portal_emails_in_time{channel="letter"}'] == 1
    assert found['portal_email_seconds{channel="letter",quantile="0.95"}'] < 10


def test_processes_of_one_server_add_up(settings):
    """As after a fork: the memory is one, each process has its own part."""
    app = create_app(replace(settings, workers=2))
    board = app.extensions["metrics"]
    board.add("throttled")
    board.take_part(0)
    board.add("throttled", 2)
    board.take_part(1)
    board.add("throttled", 4)
    board.count_request("catalogue.services", 200, seconds=0.02, statements=3)
    assert board.total("throttled") == 7
    assert list(board.requests()) == [("catalogue.services", 200, 1)]
    app.extensions["database"].engine.dispose()
