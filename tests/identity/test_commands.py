"""`portal user add` as an operator types it."""

import pytest
from click.testing import CliRunner
from sqlalchemy import select

from portal.core.db import database
from portal.identity.commands import user
from portal.identity.models import Account, RoleGrant
from tests.identity.factories import account

CLARA = ["add", "--email", "clara@port-alder.example", "--name", "Clara Voss", "--role", "caseworker"]
PASSWORD = "four plain words together"


@pytest.fixture
def portal_user(app):
    def run(*words, typed=""):
        with app.app_context():
            return CliRunner().invoke(user, words, input=typed)

    return run


def test_an_operator_adds_a_member_of_staff_who_can_sign_in(app, client, portal_user):
    result = portal_user(*CLARA, typed=f"{PASSWORD}\n{PASSWORD}\n")
    assert result.exit_code == 0 and "Clara Voss can sign in" in result.output
    with app.app_context(), database().reading() as session:
        assert session.scalars(select(Account)).one().person_id is None
        assert session.scalars(select(RoleGrant.role)).one() == "caseworker"
    typed = {"email": "clara@port-alder.example", "password": PASSWORD}
    assert client.post("/en/sign-in", data=typed).status_code == 303


def test_without_a_password_they_choose_one_by_code(portal_user):
    result = portal_user(*CLARA, "--no-password")
    assert result.exit_code == 0 and "/forgotten-password" in result.output


@pytest.mark.parametrize(
    ("words", "typed", "says"),
    [
        (["add", "--email", "nonsense", "--name", "X", "--no-password"], "", "--email"),
        ([*CLARA, "--language", "tlh", "--no-password"], "", "--language"),
        (["add", "--email", "a@port-alder.example", "--name", " ", "--no-password"], "", "--name"),
        ([*CLARA, "--role", "king"], "", "king"),
        (CLARA, "short\nshort\n", "12 characters or more"),
    ],
)
def test_what_cannot_be_is_told_and_nothing_is_added(app, portal_user, words, typed, says):
    result = portal_user(*words, typed=typed)
    assert result.exit_code != 0 and says in result.output
    with app.app_context(), database().reading() as session:
        assert session.scalars(select(Account)).all() == []


def test_a_known_address_is_told(portal_user, store):
    store(account(email="clara@port-alder.example"))
    result = portal_user(*CLARA, "--no-password")
    assert result.exit_code == 1 and "already" in result.output
