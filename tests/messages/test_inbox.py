"""The citizen's inbox."""

from uuid import uuid4

import pytest

from portal.messages.models import Message
from tests.people.factories import person


@pytest.fixture
def amina(store):
    return store(person(name="Amina Haddad", address_as="Amina"))


def test_a_message_is_in_the_inbox_and_says_that_it_is_new(client, sign_in, amina, tell):
    tell(amina.id)
    sign_in(amina)

    page = client.get("/en/messages").text

    assert "Your permit A-1" in page
    assert ">Not read yet</span>" in page
    assert "1 message is new." in page


def test_opening_a_message_makes_it_read(client, sign_in, amina, tell):
    message_id = tell(amina.id)
    sign_in(amina)

    message = client.get(f"/en/messages/{message_id}").text

    assert "<h1>Your permit A-1</h1>" in message
    assert "<bdi>Amina</bdi>" in message
    assert 'href="/en/applications/A-1"' in message
    inbox = client.get("/en/messages").text
    assert ">New</span>" not in inbox
    assert "You have read all your messages." in inbox


def test_someone_elses_message_does_not_exist(client, sign_in, amina, tell):
    message_id = tell(amina.id)
    sign_in()
    assert client.get(f"/en/messages/{message_id}").status_code == 404
    assert "Your permit" not in client.get("/en/messages").text


def test_a_message_that_never_was_does_not_exist(client, sign_in):
    sign_in()
    assert client.get(f"/en/messages/{uuid4()}").status_code == 404


def test_who_is_signed_out_is_asked_to_sign_in(client):
    assert client.get("/en/messages").status_code == 303 or "/sign-in" in client.get("/en/messages").location


def test_an_empty_inbox_says_what_will_come(client, sign_in):
    sign_in()
    assert "You have no messages yet" in client.get("/en/messages").text


def test_all_messages_are_read_in_one_step_and_only_ones_own(client, sign_in, amina, tell, store, app):
    other = store(person(name="Boris"))
    tell(amina.id)
    tell(amina.id, reference="A-2")
    others = tell(other.id)
    sign_in(amina)

    client.post("/en/messages/read")

    assert "You have read all your messages." in client.get("/en/messages").text
    with app.app_context():
        from portal.core.db import db

        assert db.get_one(Message, others).is_unread


def test_many_messages_have_pages(client, sign_in, amina, tell):
    for number in range(23):
        tell(amina.id, reference=f"N{number:02}")
    sign_in(amina)
    first, second = client.get("/en/messages").text, client.get("/en/messages?page=2").text
    assert "N22" in first and "N02" not in first
    assert "N02" in second and 'aria-current="page"' in second


@pytest.mark.parametrize("page", ["0", "-1", "x", "99999999999999"])
def test_a_strange_page_number_is_no_mistake_of_ours(client, sign_in, page):
    sign_in()
    assert client.get(f"/en/messages?page={page}").status_code == 200


def test_the_navigation_says_how_many_messages_are_new(client, sign_in, amina, tell):
    tell(amina.id)
    sign_in(amina)
    page = client.get("/en/messages").text
    assert '<span class="count">1</span>' in page


def test_a_message_is_in_the_readers_language_and_so_is_its_link(client, sign_in, store, tell, app):
    boris = store(person(name="Борис", language="ru"))
    message_id = tell(boris.id)
    sign_in(boris)

    page = client.get(f"/en/messages/{message_id}").text

    assert 'lang="ru" dir="ltr">' in page, "a Russian message on an English page says so"
    assert 'href="/ru/applications/A-1"' in page


def test_a_link_without_a_language_gets_one(client, sign_in, store, tell):
    mei = store(person(name="美", language="zh-Hant"))
    message_id = tell(mei.id, about_url="/ratings/A-1")
    sign_in(mei)
    assert 'href="/zh-Hant/ratings/A-1"' in client.get(f"/zh-Hant/messages/{message_id}").text


def test_the_inbox_needs_few_statements_however_many_messages(client, sign_in, amina, tell, statements):
    for number in range(22):
        tell(amina.id, reference=f"N{number}")
    sign_in(amina)
    with statements() as seen:
        client.get("/en/messages")
    assert len(seen) <= 6, seen
