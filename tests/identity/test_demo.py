"""The demo's shortcut: there in a demo, and nowhere else."""

from dataclasses import replace

import pytest

from portal.app import create_app
from portal.config import Mode
from tests.databases import make_tables
from tests.identity.factories import account, staff


def test_in_a_demo_anyone_may_be_one_of_the_cast(client, store):
    amina = store(account(name="Amina", email="amina@port-alder.example"))
    assert "Sign in as <bdi>Amina</bdi>" in client.get("/en/demo/sign-in").text
    response = client.post("/en/demo/sign-in?next=/en/profile", data={"email": amina.email})
    assert response.location == "/en/profile"
    assert "Amina" in client.get("/en/account").text


def test_only_the_cast_can_be_chosen(client, store):
    for _ in range(24):
        store(account())
    hidden = store(staff("operator"))
    assert client.post("/en/demo/sign-in", data={"email": hidden.email}).status_code == 404
    assert client.post("/en/demo/sign-in", data={}).status_code == 404


def test_an_empty_demo_says_how_people_come(client):
    assert "Nobody lives here yet" in client.get("/en/demo/sign-in").text


@pytest.mark.parametrize("mode", [Mode.PRODUCTION, Mode.DEVELOPMENT])
def test_outside_a_demo_the_shortcut_does_not_exist(settings, store, mode):
    app = create_app(replace(settings, mode=mode))
    make_tables(app.extensions["database"].engine)
    client = app.test_client()
    assert "identity.demo_sign_in" not in app.view_functions
    assert client.get("/en/demo/sign-in").status_code == 404
    assert client.post("/en/demo/sign-in", data={"email": "amina@port-alder.example"}).status_code == 404
    assert "demo/sign-in" not in client.get("/en/sign-in").text
    app.extensions["database"].engine.dispose()
