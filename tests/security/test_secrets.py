"""Secrets, and what citizens tell us, are in no log line and on no page of anybody else."""

import logging
from dataclasses import replace

import pytest
from sqlalchemy.exc import IntegrityError, SQLAlchemyError

from portal.app import create_app
from portal.core.db import database
from portal.identity.actions.passwords import hash_password
from portal.identity.models import Account
from tests.identity.factories import account
from tests.identity.letters import code_in, letters
from tests.people.factories import person

PASSWORD = "marked-password with plain words"
HASH = hash_password(PASSWORD)
SECRET_KEY = "marked-secret-key for tests that is long enough"
DATABASE_PASSWORD = "marked-database-password"
MAIL_PASSWORD = "marked-mail-password"


@pytest.fixture
def settings(settings):
    return replace(settings, secret_key=SECRET_KEY, mail_url=f"smtp://portal:{MAIL_PASSWORD}@127.0.0.1:1")


@pytest.fixture
def said(caplog):
    caplog.set_level(logging.DEBUG)

    def everything():
        lines = []
        for record in caplog.records:
            lines.append(logging.Formatter().format(record))
        return "\n".join(lines)

    return everything


def test_no_secret_is_logged_on_the_way_through_signing_in(app, client, store, worker, said, later):
    store(account(email="marked@post.example", password_hash=HASH))
    pages = client.post("/en/sign-in", data={"email": "marked@post.example", "password": "wrong"}).text
    client.post("/en/forgotten-password", data={"email": "marked@post.example"})
    code = code_in(letters(app)[0])
    answer = client.post("/en/sign-in", data={"email": "marked@post.example", "password": PASSWORD})
    token = client.get_cookie("session").value
    pages += client.get("/en/account").text + client.get("/en/account/sessions").text + answer.text
    worker.work_off()  # the mail server does not answer
    for secret in (
        PASSWORD,
        HASH,
        code,
        code.replace(" ", ""),
        token,
        SECRET_KEY,
        MAIL_PASSWORD,
        "marked@post.example",
    ):
        assert secret not in said()
    for secret in (PASSWORD, HASH, token, SECRET_KEY, MAIL_PASSWORD):
        assert secret not in pages


def test_an_error_of_the_database_tells_the_log_no_values(app, store, said):
    store(account(email="marked@post.example", password_hash=HASH))
    with app.app_context(), pytest.raises(IntegrityError) as error, database().writing.begin() as session:
        session.add(Account(email="marked@post.example", email_key="marked@post.example", name="marked name"))
    assert "marked" not in str(error.value.statement) and "marked name" not in str(error.value)
    logging.getLogger("test").error("It failed", exc_info=error.value)
    assert "marked name" not in said()


def test_a_fault_shows_the_citizen_nothing_of_it(settings, compiled_templates, said):
    app = create_app(replace(settings, database_url="sqlite:////nowhere/portal.db"))
    app.compiled_templates = compiled_templates

    def fails():
        raise ValueError("marked inside")

    app.add_url_rule("/fault", "fault", fails, methods=["GET", "POST"])
    page = app.test_client().post("/fault", data={"password": PASSWORD})
    assert page.status_code == 500
    for secret in ("marked inside", "Traceback", "ValueError", ".py", SECRET_KEY):
        assert secret not in page.text
    assert PASSWORD not in said()
    away = app.test_client().get("/en/services?q=marked")
    assert away.status_code == 503 and "nowhere" not in away.text and "sqlite" not in away.text.lower()


def test_settings_and_connections_do_not_tell_their_secrets_when_printed(settings):
    chosen = replace(settings, database_url=f"postgresql://portal:{DATABASE_PASSWORD}@127.0.0.1:1/portal")
    app = create_app(chosen)
    printed = [repr(chosen), str(app.extensions["database"].engine)]
    with app.app_context(), pytest.raises(SQLAlchemyError) as error, database().reading() as session:
        session.connection()
    printed.append(str(error.value))
    for secret in (SECRET_KEY, DATABASE_PASSWORD, MAIL_PASSWORD):
        assert not any(secret in text for text in printed)


def test_what_others_may_see_never_shows_how_people_are_reached(app, client, store, sign_in):
    store(person(name="Marked Name", email="marked@post.example", phone="+1 555 0199", birth_date=None))
    sign_in()
    for path in ("/en/my", "/en/", "/en/search?q=marked", "/en/services?q=marked", "/en/messages"):
        assert "marked@post.example" not in client.get(path).text
