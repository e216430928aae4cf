"""Signing in, and a new password: who gets in and what strangers cannot learn."""

import pytest
from sqlalchemy import select

from portal.core.db import database
from portal.core.ledger import Entry
from portal.identity.actions import passwords
from portal.identity.models import Account
from tests.identity.factories import account, staff
from tests.identity.letters import code_in, letters

PASSWORD = "four plain words together"
NEW = "five other plain words here"
HASH = passwords.hash_password(PASSWORD)


def sign(client, **typed):
    return client.post("/en/sign-in", data={"email": "amina@port-alder.example", "password": PASSWORD, **typed})


@pytest.fixture
def amina(store):
    return store(account(email="amina@port-alder.example", password_hash=HASH))


def test_a_citizen_signs_in_and_is_called_by_name(client, amina):
    assert sign(client).status_code == 303
    assert "Amina Haddad" in client.get("/en/account").text


def test_the_address_may_be_written_in_capitals(client, amina):
    assert sign(client, email=" Amina@Port-Alder.EXAMPLE ").status_code == 303


def test_signing_in_is_in_the_ledger(app, client, amina):
    sign(client)
    with app.app_context(), database().reading() as session:
        entry = session.scalars(select(Entry).where(Entry.verb == "account.signed_in")).one()
    assert entry.actor == f"account:{amina.id}" and entry.person_id == amina.person_id


def test_a_wrong_password_and_an_unknown_address_look_the_same(client, amina):
    wrong, unknown = sign(client, password="wrong"), sign(client, email="nobody@port-alder.example")
    assert wrong.status_code == unknown.status_code == 422
    assert wrong.text == unknown.text.replace("nobody@", "amina@")
    assert 'value="amina@port-alder.example"' in wrong.text and PASSWORD not in wrong.text


def test_a_password_is_checked_even_where_there_is_no_account(client, amina, store, monkeypatch):
    store(account(email="codes-only@port-alder.example"))
    checked = []
    check = passwords.PasswordHasher.verify
    monkeypatch.setattr(
        passwords.PasswordHasher,
        "verify",
        lambda hasher, kept, typed: checked.append(kept) or check(hasher, kept, typed),
    )
    for email in ("amina@port-alder.example", "nobody@port-alder.example", "codes-only@port-alder.example"):
        assert sign(client, email=email, password="wrong").status_code == 422
    assert len(checked) == 3
    assert len({kept.rpartition("$")[0].rpartition("$")[0] for kept in checked}) == 1, (
        "the same settings, the same work"
    )


def test_empty_fields_are_told_one_by_one(client):
    response = sign(client, email="", password="")
    assert response.status_code == 422
    assert "Enter your e-mail address" in response.text and "Enter your password" in response.text


def test_after_ten_tries_even_the_right_password_has_to_wait(client, amina, later):
    for _ in range(10):
        sign(client, password="wrong")
    response = sign(client)
    assert response.status_code == 429 and "Try again in 15 minutes." in response.text
    later(minutes=16)
    assert sign(client).status_code == 303


def test_an_unknown_address_has_to_wait_just_the_same(client):
    for _ in range(10):
        sign(client, email="nobody@port-alder.example")
    assert sign(client, email="nobody@port-alder.example").status_code == 429


def test_whoever_forgot_the_password_chooses_a_new_one_with_a_code(app, client, amina, sign_in):
    elsewhere = app.test_client()
    sign_in(amina, on=elsewhere)
    response = client.post("/en/forgotten-password", data={"email": amina.email})
    assert response.location == "/en/new-password"
    typed = {"code": code_in(letters(app)[0]), "password": "short"}
    assert client.post("/en/new-password", data=typed).status_code == 422
    assert client.post("/en/new-password", data=typed | {"password": NEW}).status_code == 303
    assert client.get("/en/account").status_code == 200
    assert elsewhere.get("/en/account").status_code == 303, "whoever was signed in before is out"
    assert "Your password was changed" in letters(app)[-1]["Subject"]
    other = app.test_client()
    assert sign(other).status_code == 422 and sign(other, password=NEW).status_code == 303


def test_forgetting_the_password_does_not_tell_whether_there_is_an_account(app, client, amina):
    stranger = app.test_client()
    pages = []
    for browser, email in ((client, amina.email), (stranger, "nobody@port-alder.example")):
        response = browser.post("/en/forgotten-password", data={"email": email})
        assert response.location == "/en/new-password"
        refused = browser.post("/en/new-password", data={"code": "000000", "password": NEW})
        pages.append(browser.get(response.location).text.replace(email, "") + refused.text.replace(email, ""))
    assert pages[0] == pages[1]
    known, unknown = letters(app)
    assert known["To"] == amina.email and "There is no account" in unknown["Subject"]


def test_a_code_for_registering_does_not_change_a_password(app, client, amina):
    client.post("/en/registration", data={"name": "X", "email": "new@port-alder.example", "password": NEW})
    code = code_in(letters(app)[0])
    assert client.post("/en/new-password", data={"code": code, "password": NEW}).status_code == 410


def test_a_citizen_changes_the_password_and_is_out_everywhere_else(app, client, amina, sign_in):
    elsewhere = app.test_client()
    sign_in(amina, on=elsewhere)
    sign_in(amina)
    wrong = client.post("/en/account/password", data={"old_password": "wrong", "password": NEW})
    assert wrong.status_code == 422 and "This is not your password" in wrong.text
    assert client.post("/en/account/password", data={"old_password": PASSWORD, "password": NEW}).status_code == 303
    assert client.get("/en/account").status_code == 200
    assert elsewhere.get("/en/account").status_code == 303


def test_a_citizen_signs_in_with_another_address_once_it_is_shown_to_be_theirs(app, client, amina, sign_in):
    sign_in(amina)
    typed = {"email": "a.haddad@port-alder.example", "password": PASSWORD}
    response = client.post("/en/account/e-mail", data=typed)
    assert response.location == "/en/account/e-mail/confirmation"
    assert client.get(response.location).status_code == 200
    code = code_in(letters(app)[0])
    assert client.post(response.location, data={"code": code}).location == "/en/account"
    assert "a.haddad@port-alder.example" in client.get("/en/account").text
    assert letters(app)[-1]["To"] == "amina@port-alder.example"


def test_an_address_that_belongs_to_somebody_else_cannot_be_taken(app, client, amina, sign_in, store):
    store(account(email="taken@port-alder.example"))
    sign_in(amina)
    response = client.post("/en/account/e-mail", data={"email": "taken@port-alder.example", "password": PASSWORD})
    assert response.location == "/en/account/e-mail/confirmation"
    assert "already" in letters(app)[0]["Subject"]


def test_a_hash_made_with_weaker_settings_is_made_anew_at_sign_in(app, client, store):
    old = passwords.PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)
    store(account(email="amina@port-alder.example", password_hash=old))
    assert sign(client).status_code == 303
    with app.app_context(), database().reading() as session:
        assert session.scalars(select(Account)).one().password_hash.startswith("$argon2id$v=19$m=19456,t=2,p=1$")


def test_staff_see_their_roles(client, sign_in):
    sign_in(staff("supervisor"))
    assert "Supervisor" in client.get("/en/account").text


def test_the_look_of_pages_comes_along_to_another_browser(app, client, amina, sign_in):
    sign_in(amina)
    response = client.post("/en/display", data={"theme": "dark", "text": "large", "layout": "nonsense"})
    assert response.status_code == 422
    client.post("/en/display", data={"theme": "dark", "text": "large"})
    other = app.test_client()
    sign(other)
    assert 'data-theme="dark"' in other.get("/en/account").text


def test_the_look_of_pages_can_be_chosen_without_an_account_and_taken_back(client):
    client.post("/en/display", data={"contrast": "more", "spacing": "wide"})
    page = client.get("/en/display").text
    assert 'data-contrast="more"' in page and "Saved." in page
    client.post("/en/display", data={"reset": "yes"})
    assert "data-contrast" not in client.get("/en/display").text
