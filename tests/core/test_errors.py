import pytest
from flask import abort
from sqlalchemy import select, text
from sqlalchemy.exc import NoResultFound, OperationalError
from sqlalchemy.orm import Session

from portal.core.db import database, db, keep_changes


@pytest.fixture
def failing(app):
    """A page that fails with whatever the test puts in the list."""
    errors = []

    def fail():
        raise errors[0]

    app.testing = False
    app.add_url_rule("/fail", "fail", fail, methods=["GET", "POST"])
    return errors


def test_a_fault_of_ours_says_so_and_needs_nothing_that_may_be_broken(client, failing):
    failing.append(RuntimeError("secret details"))
    response = client.get("/fail", headers={"Accept-Language": "en"})
    assert response.status_code == 500
    assert "our fault" in response.text
    assert "secret details" not in response.text
    assert "+1 555 0100" in response.text


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (OperationalError("SELECT 1", {}, Exception("database or disk is full")), 503),
        (OSError(28, "No space left on device"), 503),
        (NoResultFound(), 404),
    ],
)
def test_each_trouble_has_its_page(client, failing, error, status):
    failing.append(error)
    assert client.get("/fail").status_code == status


@pytest.mark.parametrize("code", [403, 404, 410, 413, 422, 429])
def test_every_error_page_says_what_to_do(client, app, code):
    app.add_url_rule("/stop", "stop", lambda: abort(code))
    response = client.get("/stop")
    assert response.status_code == code
    assert "<main" in response.text


def test_a_database_that_is_gone_gives_the_page_that_stands_alone(app, client, failing, tmp_path):
    with app.app_context():
        database().engine.dispose()
        database().reading.configure(bind=None)
    failing.append(OperationalError("SELECT 1", {}, Exception("connection refused")))
    response = client.get("/fail", headers={"Cookie": "session=x"})
    assert response.status_code == 503


@pytest.mark.parametrize("status", [200, 422])
def test_a_database_that_refuses_at_the_last_moment_gives_the_page_that_stands_alone(app, client, monkeypatch, status):
    def refuse(_session):
        raise OperationalError("COMMIT", {}, Exception("database or disk is full"))

    def keep():
        db.scalar(select(1))
        keep_changes()
        return "kept", status

    app.testing = False
    app.add_url_rule("/keep", "keep", keep, methods=["POST"])
    monkeypatch.setattr(Session, "commit", refuse)
    response = client.post("/keep", headers={"Accept-Language": "en"})
    assert response.status_code == 503
    assert "Content-Security-Policy" in response.headers
    assert "kept" not in response.text


def test_what_was_typed_while_the_database_is_away_can_be_sent_again_with_one_press(client, failing):
    failing.append(OperationalError("SELECT 1", {}, Exception("connection refused")))
    typed = {"place": "Ropewalk <7>", "colour": ["red", "blue"]}

    response = client.post("/fail?back=summary", data=typed, headers={"Accept-Language": "en"})

    assert response.status_code == 503
    assert int(response.headers["Retry-After"]) > 0
    assert 'action="/fail?back=summary"' in response.text
    assert 'name="place" value="Ropewalk &lt;7&gt;"' in response.text
    assert response.text.count('name="colour"') == 2


@pytest.mark.parametrize("database_kind", [pytest.param("postgresql", marks=pytest.mark.postgresql)], indirect=True)
def test_a_connection_that_is_cut_in_the_middle_gives_the_page_that_stands_alone(app, client):
    def cut():
        own = db.scalar(text("SELECT pg_backend_pid()"))
        with database().engine.connect() as other:
            other.execute(text("SELECT pg_terminate_backend(:pid, 5000)"), {"pid": own})
        db.scalar(text("SELECT 1"))

    app.testing = False
    app.add_url_rule("/cut", "cut", cut, methods=["POST"])

    assert client.post("/cut").status_code == 503


def test_no_page_gives_a_password_back(client, failing):
    failing.append(OperationalError("SELECT 1", {}, Exception("connection refused")))

    response = client.post("/fail", data={"email": "a@b.example", "new_password": "open sesame"})

    assert response.status_code == 503
    assert "open sesame" not in response.text
    assert "<form" not in response.text
