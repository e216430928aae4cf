"""Signing in and out: who gets in, where they land, and what strangers cannot learn."""

import pytest

from portal.identity.actions.passwords import hash_password
from tests.identity.factories import account, staff

PASSWORD = "four plain words together"
HASH = hash_password(PASSWORD)


def post(client, **typed):
    fields = {"email": "amina@port-alder.example", "password": PASSWORD, **typed}
    return client.post("/en/sign-in", data=fields)


@pytest.fixture
def amina(store):
    return store(account(email="amina@port-alder.example", password_hash=HASH))


def test_a_citizen_signs_in_and_is_greeted_by_name(client, amina):
    response = post(client)
    assert response.status_code == 303
    assert "Amina Haddad" in client.get("/en/account").text


def test_the_address_may_be_written_in_capitals(client, amina):
    assert post(client, email=" Amina@Port-Alder.EXAMPLE ").status_code == 303


def test_signed_out_pages_ask_the_database_nothing(client, statements, app):
    with statements() as seen:
        assert client.get("/en/sign-in").status_code == 200
    assert [statement for statement in seen if "public_changes" not in statement] == []


def test_a_signed_in_page_needs_one_statement_to_know_who_it_is(client, sign_in, statements):
    sign_in()
    with statements() as seen:
        client.get("/en/account/password")
    assert sum("FROM sessions" in statement for statement in seen) == 1


def test_whoever_is_not_signed_in_is_asked_to_and_comes_back(client, amina):
    response = client.get("/ar/account/password")
    assert response.status_code == 303
    assert response.location == "/ar/sign-in?next=/ar/account/password"
    page = client.get(response.location)
    assert 'action="/ar/sign-in?next=/ar/account/password"' in page.text
    response = client.post(response.location, data={"email": amina.email, "password": PASSWORD})
    assert response.location == "/ar/account/password"


def test_display(client, sign_in):
    for path in ["display", "sign-in", "registration", "forgotten-password", "demo/sign-in"]:
        assert client.get(f"/en/{path}").status_code == 200
    sign_in()
    for path in "account account/sessions account/e-mail profile profile/looks profile/name profile/birth-date profile/language profile/contact profile/address profile/children profile/situation".split():
        assert client.get(f"/en/{path}").status_code == 200, path
    sign_in(staff())
    assert client.get("/en/staff/people?q=ami").status_code == 200
