"""Sessions: how long they last, where they are, and what becomes of a form that comes too late."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from portal.core import clock
from portal.core.db import database
from portal.identity.actions.passwords import hash_password
from portal.identity.models import Session
from tests.identity.factories import account, staff

PASSWORD = "four plain words together"
HASH = hash_password(PASSWORD)


@pytest.fixture
def amina(store, sign_in):
    return sign_in(account(email="amina@port-alder.example", password_hash=HASH))


def sign_in_again(client, url, email="amina@port-alder.example"):
    return client.post(url, data={"email": email, "password": PASSWORD})


def sessions(app) -> list[Session]:
    with app.app_context(), database().reading() as session:
        return list(session.scalars(select(Session).order_by(Session.id)))


def test_a_new_session_begins_at_each_sign_in_and_the_old_cookie_is_worthless(app, client, amina):
    old = client.get_cookie("session").value
    sign_in_again(client, "/en/sign-in")
    assert client.get_cookie("session").value != old
    stranger = app.test_client()
    stranger.set_cookie("session", old)
    assert stranger.get("/en/account").status_code == 303


def test_the_cookie_is_kept_from_scripts_and_other_sites_and_not_in_the_database(app, client, amina):
    response = sign_in_again(client, "/en/sign-in")
    cookie = next(value for value in response.headers.getlist("Set-Cookie") if value.startswith("session="))
    assert "HttpOnly" in cookie and "SameSite=Lax" in cookie and "Max-Age" not in cookie
    assert client.get_cookie("session").value not in {session.token_hash for session in sessions(app)}


def test_a_citizen_may_stay_signed_in_on_their_own_device(client, amina, later):
    fields = {"email": amina.email, "password": PASSWORD, "keep": "yes"}
    cookie = str(client.post("/en/sign-in", data=fields).headers)
    assert "Max-Age" in cookie
    later(days=13)
    assert client.get("/en/account").status_code == 200


@pytest.mark.parametrize(("minutes", "status"), [(59, 200), (61, 303)])
def test_a_citizens_session_ends_after_an_idle_hour(client, amina, later, minutes, status):
    later(minutes=minutes)
    assert client.get("/en/account").status_code == status


@pytest.mark.parametrize(("minutes", "status"), [(29, 200), (31, 303)])
def test_a_staff_session_ends_after_half_an_idle_hour(client, sign_in, later, minutes, status):
    sign_in(staff())
    later(minutes=minutes)
    assert client.get("/en/account").status_code == status


def test_a_session_in_use_goes_on_but_not_for_ever(client, sign_in, later):
    sign_in(account(), started_at=clock.now() - timedelta(hours=11))
    later(minutes=50)
    assert client.get("/en/account").status_code == 200
    later(minutes=65)
    assert client.get("/en/account").status_code == 303


def test_a_citizen_sees_their_sessions_and_ends_one(app, client, amina, sign_in):
    phone = app.test_client()
    sign_in(amina, on=phone, device="Firefox, Android")
    assert phone.get("/en/account").status_code == 200
    page = client.get("/en/account/sessions")
    assert "Firefox, Android" in page.text and "This device" in page.text

    other = next(session for session in sessions(app) if session.device)
    client.post("/en/account/sessions", data={"end": str(other.id)})
    assert "You are signed out there." in client.get("/en/account/sessions").text
    assert phone.get("/en/account").status_code == 303


def test_a_citizen_signs_out_everywhere_else(app, client, amina, sign_in):
    phone = app.test_client()
    sign_in(amina, on=phone)
    client.post("/en/account/sessions", data={"end": "others"})
    assert phone.get("/en/account").status_code == 303
    assert client.get("/en/account").status_code == 200


@pytest.mark.parametrize("which", ["", "nonsense", "00000000-0000-0000-0000-000000000001"])
def test_nobody_ends_a_session_that_is_not_theirs(app, client, amina, sign_in, which):
    deniz = app.test_client()
    sign_in(account(), on=deniz)
    strange = which or str(sessions(app)[-1].id)
    assert client.post("/en/account/sessions", data={"end": strange}).status_code == 303
    assert deniz.get("/en/account").status_code == 200


def test_signing_out_ends_the_session_and_only_a_post_does_it(app, client, amina):
    assert client.get("/en/sign-out").status_code in {404, 405}
    token = client.get_cookie("session").value
    assert client.post("/en/sign-out").location == "/en/"
    client.set_cookie("session", token)
    assert client.get("/en/account").status_code == 303


def test_what_was_typed_when_the_session_was_over_comes_back_once(client, amina, later):
    later(hours=2)
    response = client.post("/en/profile/name", data={"name": "Amina Haddad-Öz", "address_as": ""})
    assert response.status_code == 303
    assert response.location == "/en/sign-in?next=/en/profile/name"
    back = sign_in_again(client, response.location)
    assert back.location == "/en/profile/name"
    assert 'value="Amina Haddad-Öz"' in client.get(back.location).text
    assert "Amina Haddad-Öz" not in client.get(back.location).text


def test_what_was_typed_is_there_in_the_language_chosen_at_the_door(client, amina, later):
    later(hours=2)
    response = client.post("/en/profile/name", data={"name": "أمينة"})
    back = sign_in_again(client, response.location.replace("/en/sign-in", "/ar/sign-in"))
    assert back.location == "/ar/profile/name"
    assert 'value="أمينة"' in client.get(back.location).text


def test_what_was_typed_is_not_given_to_somebody_else_on_the_same_device(client, amina, later, store):
    store(account(email="deniz@port-alder.example", password_hash=HASH))
    later(hours=2)
    response = client.post("/en/profile/name", data={"name": "Secret"})
    back = sign_in_again(client, response.location, email="deniz@port-alder.example")
    assert "Secret" not in client.get(back.location, follow_redirects=True).text


def test_passwords_are_never_parked(app, client, amina, later):
    later(hours=2)
    client.post("/en/account/password", data={"old_password": PASSWORD, "password": "another long password"})
    assert b"another long password" not in b"".join(
        file.read_bytes() for file in app.extensions["settings"].folder.glob("portal.db*")
    )


def test_a_form_that_can_only_be_posted_leads_back_to_the_page_it_was_on(client):
    headers = {"Referer": "http://localhost/en/messages?page=2"}
    response = client.post("/en/account/sessions", data={"end": "others"}, headers=headers)
    assert response.location == "/en/sign-in?next=/en/account/sessions"


def test_what_is_over_is_forgotten(app, client, amina, later, worker):
    later(hours=2)
    client.post("/en/profile/name", data={"name": "Amina"})
    later(days=120)
    worker.work_off()
    assert sessions(app) == []
