"""Somebody puts their own session into another's browser, or keeps one that should be worth nothing."""

from http.cookies import SimpleCookie

import pytest
from sqlalchemy import select

from portal.core.db import database
from portal.identity.actions.passwords import hash_password
from portal.identity.models import RoleGrant, Session
from tests.identity.factories import account, staff
from tests.identity.letters import code_in, letters

PASSWORD = "four plain words together"
HASH = hash_password(PASSWORD)


@pytest.fixture
def amina(store):
    return store(account(email="amina@port-alder.example", password_hash=HASH))


def given(response, name="session"):
    """The cookie this answer sets."""
    for line in response.headers.getlist("Set-Cookie"):
        if name in (cookie := SimpleCookie(line)):
            return cookie[name].value
    return None


def test_a_session_chosen_by_somebody_else_is_never_taken_up(app, client, amina):
    planted = "a-session-the-attacker-knows"
    client.set_cookie("session", planted)
    answer = client.post("/en/sign-in", data={"email": amina.email, "password": PASSWORD})
    assert given(answer) not in {None, planted}
    attacker = app.test_client()
    attacker.set_cookie("session", planted)
    assert attacker.get("/en/account").status_code == 303


def test_a_session_of_the_attacker_ends_when_the_victim_signs_in_with_it(app, client, amina, sign_in):
    attacker = app.test_client()
    sign_in(account(), on=attacker)
    client.set_cookie("session", attacker.get_cookie("session").value)
    client.post("/en/sign-in", data={"email": amina.email, "password": PASSWORD})
    assert attacker.get("/en/account").status_code == 303


def test_no_session_comes_from_an_address(client, amina, sign_in):
    sign_in(amina)
    token = client.get_cookie("session").value
    client.delete_cookie("session")
    for name in ("session", "sid", "token", "PHPSESSID"):
        assert client.get(f"/en/account?{name}={token}").status_code == 303
        assert client.post("/en/account/password", data={name: token}).status_code == 303


def test_a_code_opens_only_the_browser_that_asked_for_it(app, client, amina):
    client.post("/en/forgotten-password", data={"email": amina.email})
    code = code_in(letters(app)[0])
    attacker = app.test_client()
    attacker.set_cookie("code", "chosen-by-the-attacker")
    typed = {"code": code, "password": "five other plain words here"}
    assert attacker.post("/en/new-password", data=typed).status_code in {303, 410}
    assert attacker.get("/en/account").status_code == 303
    assert client.post("/en/new-password", data=typed).status_code == 303


def test_a_role_that_is_taken_away_works_no_more_in_open_sessions(app, client, sign_in):
    sign_in(clerk := staff())
    assert client.get("/en/staff").status_code == 200
    with app.app_context(), database().writing.begin() as session:
        session.query(RoleGrant).filter_by(account_id=clerk.id).delete()
    assert client.get("/en/staff/cases").status_code == 403


def test_tokens_are_long_random_and_kept_only_as_hashes(app, client, amina):
    tokens = set()
    for _ in range(5):
        answer = client.post("/en/sign-in", data={"email": amina.email, "password": PASSWORD})
        tokens.add(given(answer))
    assert len(tokens) == 5 and all(len(token) >= 43 for token in tokens)
    with app.app_context(), database().reading() as session:
        kept = {row.token_hash for row in session.scalars(select(Session))}
    assert not kept & tokens
