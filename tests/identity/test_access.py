"""The marks of the views: who gets in, and where strangers are sent."""

from urllib.parse import quote

import pytest

from portal.identity.actions.passwords import hash_password
from portal.identity.rules import Role
from tests.identity.factories import account, staff

PASSWORD = "four plain words together"


def test_whoever_is_not_signed_in_is_asked_to_and_comes_back_in_the_same_language(client, store):
    amina = store(account(password_hash=hash_password(PASSWORD)))
    response = client.get("/ar/account/password")
    assert response.status_code == 303
    assert response.location == "/ar/sign-in?next=/ar/account/password"
    page = client.get(response.location)
    assert 'action="/ar/sign-in?next=/ar/account/password"' in page.text
    response = client.post(response.location, data={"email": amina.email, "password": PASSWORD})
    assert response.location == "/ar/account/password"


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://evil.example/",
        "//evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "javascript:alert(1)",
        "/\t/evil.example",
    ],
)
def test_nobody_is_sent_to_another_site_after_signing_in(client, store, elsewhere):
    amina = store(account(password_hash=hash_password(PASSWORD)))
    response = client.post(f"/en/sign-in?next={quote(elsewhere)}", data={"email": amina.email, "password": PASSWORD})
    assert response.status_code == 303
    assert response.location.startswith("/en/") and "evil" not in response.location


def test_a_citizen_may_not_open_staff_pages(client, sign_in):
    sign_in()
    assert client.get("/en/staff/people").status_code == 403


def test_a_stranger_at_a_staff_page_is_asked_to_sign_in(client):
    assert client.get("/en/staff/people").status_code == 303


@pytest.mark.parametrize(("role", "status"), [(Role.CASEWORKER, 200), (Role.SUPERVISOR, 200), (Role.EDITOR, 403)])
def test_what_staff_may_open_depends_on_their_role(client, sign_in, role, status):
    sign_in(staff(role))
    assert client.get("/en/staff/people").status_code == status


def test_staff_who_are_no_citizens_have_no_details_of_their_own(client, sign_in):
    sign_in(staff())
    assert client.get("/en/profile").status_code == 403


def test_a_made_up_cookie_opens_nothing(client):
    client.set_cookie("session", "made up")
    assert client.get("/en/account").status_code == 303


def test_pages_that_only_show_something_to_strangers_ask_the_database_nothing(client, statements):
    with statements() as seen:
        assert client.get("/en/sign-in").status_code == 200
    assert [statement for statement in seen if "public_changes" not in statement] == []


def test_knowing_who_looks_at_a_page_takes_one_query(client, sign_in, statements):
    sign_in()
    with statements() as seen:
        client.get("/en/account/password")
    assert sum("FROM sessions" in statement for statement in seen) == 1
    assert not any("UPDATE" in statement for statement in seen)


def test_htmx_is_told_to_open_the_whole_sign_in_page(client):
    headers = {"HX-Request": "true", "HX-Current-URL": "http://localhost/en/staff/people?q=a"}
    response = client.get("/en/staff/people?q=amina", headers=headers)
    assert response.headers["HX-Redirect"] == "/en/sign-in?next=/en/staff/people?q%3Da"


def test_a_form_from_another_site_is_refused(client, sign_in):
    sign_in()
    assert client.post("/en/sign-out", headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403


@pytest.mark.parametrize("role", list(Role))
def test_staff_land_on_a_page_they_may_open(client, store, role):
    member = store(staff(role, password_hash=hash_password(PASSWORD)))
    response = client.post("/en/sign-in", data={"email": member.email, "password": PASSWORD})
    assert client.get(response.location, follow_redirects=True).status_code == 200


@pytest.mark.parametrize(("path", "status"), [("/en/nowhere", 404), ("/en/staff/accessibility", 403)])
def test_who_works_here_keeps_the_staff_menu_where_a_page_cannot_be_shown(client, sign_in, store, path, status):
    sign_in(store(staff("caseworker")))
    answer = client.get(path)
    assert answer.status_code == status
    assert 'aria-label="Staff menu"' in answer.text


def test_nobody_else_sees_the_staff_menu_there(client, sign_in, store):
    assert 'aria-label="Staff menu"' not in client.get("/en/nowhere").text
    sign_in(store(account(email="amina@post.example")))
    assert 'aria-label="Staff menu"' not in client.get("/en/nowhere").text
