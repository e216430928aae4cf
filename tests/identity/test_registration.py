"""Opening an account: what it takes, what is refused, and what nobody can find out."""

import pytest
from sqlalchemy import select

from portal.core.db import database
from portal.identity.models import Account
from portal.people.models import Person
from tests.identity.factories import account
from tests.identity.letters import code_in, letters, text_of

WHO = {"name": "Amina Haddad", "email": "amina@port-alder.example", "password": "four plain words together"}


def register(client, language="en", **typed):
    return client.post(f"/{language}/registration", data=WHO | typed)


def confirm(client, code, language="en"):
    return client.post(f"/{language}/registration/confirmation", data={"code": code})


def accounts(app) -> list[Account]:
    with app.app_context(), database().reading() as session:
        return list(session.scalars(select(Account)))


def test_a_citizen_registers_confirms_the_address_and_is_signed_in(app, client):
    response = register(client)
    assert response.status_code == 303 and response.location == "/en/registration/confirmation"
    assert accounts(app) == []
    assert "amina@port-alder.example" in client.get(response.location).text

    (letter,) = letters(app)
    assert letter["To"] == "amina@port-alder.example"
    assert confirm(client, code_in(letter)).status_code == 303

    page = client.get("/en/profile")
    assert "Amina Haddad" in page.text and "Welcome. Your account is ready." in page.text
    with app.app_context(), database().reading() as session:
        assert session.scalars(select(Person)).one().email == "amina@port-alder.example"


def test_the_letter_is_in_the_language_of_the_page(app, client):
    register(client, language="ar")
    assert letters(app)[0]["Content-Language"] == "ar"


def test_the_code_may_be_typed_with_arabic_digits_and_without_the_space(app, client):
    register(client, language="ar")
    code = code_in(letters(app)[0]).replace(" ", "").translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
    assert confirm(client, code, language="ar").status_code == 303
    assert accounts(app)[0].language == "ar"


def test_a_wrong_code_is_told_and_after_five_the_right_one_no_longer_works(app, client):
    register(client)
    code = code_in(letters(app)[0])
    wrong = "000 001" if code == "000 000" else "000 000"
    assert "You can try 4 more times" in confirm(client, wrong).text
    for _ in range(4):
        response = confirm(client, wrong)
    assert response.status_code == 422 and "Ask for a new one" in response.text
    assert confirm(client, code).status_code == 422
    assert accounts(app) == []


def test_a_new_code_replaces_the_old_one(app, client):
    register(client)
    old = code_in(letters(app)[0])
    assert client.post("/en/code").location == "/en/registration/confirmation"
    new = code_in(letters(app)[-1])
    if old != new:
        assert confirm(client, old).status_code == 422
    assert confirm(client, new).status_code == 303


def test_a_code_works_for_half_an_hour(app, client, later):
    register(client)
    later(minutes=31)
    response = client.get("/en/registration/confirmation")
    assert response.status_code == 410 and "This code no longer works" in response.text


def test_a_code_is_of_no_use_in_another_browser(app, client):
    register(client)
    code = code_in(letters(app)[0])
    other = app.test_client()
    assert confirm(other, code).status_code == 410
    assert accounts(app) == []


def test_the_screen_does_not_tell_whether_an_address_has_an_account(app, client, store):
    store(account(email="amina@port-alder.example"))
    stranger = app.test_client()
    known, unknown = register(client), register(stranger, email="new@port-alder.example")
    assert (known.status_code, known.location) == (unknown.status_code, unknown.location)
    pages = [each.get(known.location).text for each in (client, stranger)]
    assert pages[0] == pages[1].replace("new@", "amina@")
    refusals = [confirm(each, "000000").text for each in (client, stranger)]
    assert refusals[0] == refusals[1].replace("new@", "amina@")


def test_the_owner_of_a_known_address_is_told_and_gets_no_code(app, client, store):
    store(account(email="amina@port-alder.example"))
    register(client, email="AMINA@port-alder.example")
    (letter,) = letters(app)
    assert "You have an account already" in letter["Subject"]
    assert "/en/forgotten-password" in text_of(letter)
    assert len(accounts(app)) == 1


def test_registering_known_and_unknown_addresses_is_the_same_work(app, client, store, statements):
    store(account(email="amina@port-alder.example"))
    seen = []
    for email in ("amina@port-alder.example", "new@port-alder.example"):
        with statements() as sent:
            register(app.test_client(), email=email)
        seen.append([statement.split("WHERE")[0] for statement in sent])
    assert seen[0] == seen[1]


@pytest.mark.parametrize(
    ("password", "words"),
    [
        ("short", "Use 12 characters or more"),
        ("passwordpassword", "Choose another password"),
        ("Password2024!", "Choose another password"),
        ("aaaaaaaaaaaaaaaa", "Choose another password"),
        ("amina@port-alder.example", "not your name or e-mail address"),
        ("x1" * 200, "Use no more than 256"),
        ("", "Choose a password"),
    ],
)
def test_a_password_that_is_easy_to_guess_is_refused_beside_the_field(client, password, words):
    response = register(client, password=password)
    assert response.status_code == 422
    assert words in response.text and "Error:" in response.text
    assert 'value="amina@port-alder.example"' in response.text


def test_a_password_may_be_spaces_and_words_in_any_script(app, client):
    secret = "  قهوة مع الهيل صباحا  "
    register(client, password=secret)
    confirm(client, code_in(letters(app)[0]))
    client.post("/en/sign-out")
    signed = {"email": WHO["email"], "password": secret}
    assert client.post("/en/sign-in", data=signed | {"password": secret.strip()}).status_code == 422
    assert client.post("/en/sign-in", data=signed).status_code == 303


@pytest.mark.parametrize(
    "email",
    [
        *("", "amina", "amina@", "a@b@c.example", "amina@exa mple.org", "a" * 300 + "@x.example"),
        *(
            "ümit@example.org",
            "用户@example.org",
            "😀@example.org",
            "=?utf-8?q?x?=@example.org",
            "a@b.example\nBcc: c@d.example",
        ),
    ],
)
def test_an_address_that_cannot_be_one_is_refused_beside_the_field(client, email):
    assert register(client, email=email).status_code == 422


@pytest.mark.parametrize("name", ["", "x" * 10_000])
def test_a_name_that_does_not_fit_is_refused_with_a_sentence(client, name):
    response = register(client, name=name)
    assert response.status_code == 422 and "name" in response.text


@pytest.mark.parametrize("name", ["أمينة حداد", "李伟", "🙂 Amina", "O’Brien-Łukasiewicz", "\u202eAmina\u202c", "Ng"])
def test_a_name_in_any_script_is_kept_exactly(app, client, name):
    register(client, name=name)
    confirm(client, code_in(letters(app)[0]))
    assert accounts(app)[0].name == name


def test_whoever_asks_for_codes_again_and_again_is_told_when_to_come_back(client):
    for _ in range(5):
        assert register(client).status_code == 303
    response = register(client)
    assert response.status_code == 429
    assert "Try again in 60 minutes." in response.text
    assert response.headers["Retry-After"]
