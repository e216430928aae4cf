"""What only staff or the portal itself begin is in no list; what another process publishes is seen within a second."""

import pytest

from portal.app import create_app
from portal.catalogue import publish, service
from portal.core.db import db
from portal.search import find
from tests.careful_client import CarefulClient

HIDDEN = {"topics": ["animals"], "life_events": ["moving-home"], "personas": ["newcomer"], "is_listed": False}


def pages_of(client):
    return {
        path: client.get(path).text
        for path in (
            "/en/",
            "/en/services",
            "/en/services/a-z/D",
            "/en/departments/revenue",
            "/en/departments",
            "/en/search?q=dog",
            "/en/life-events/moving-home",
            "/en/personas/newcomer",
        )
    }


@pytest.fixture
def another_process(settings):
    """A second portal on the same database."""
    other = create_app(settings)
    other.test_client_class = CarefulClient
    yield other
    other.extensions["database"].engine.dispose()


@pytest.fixture
def hidden(offer, authority):
    more = {key: value for key, value in HIDDEN.items() if key != "topics"}
    offer(name={"en": "Dog inquiry"}, **more)


def test_a_service_that_is_not_for_everybody_is_in_no_list(client, acting, hidden):
    for path, text in pages_of(client).items():
        assert "Dog inquiry" not in text, path
    assert "a-z/D" not in client.get("/en/services").text
    with acting():
        assert not find("dog", language="en").hits


def test_its_page_is_not_there_for_the_public_but_the_portal_can_begin_it(client, acting, hidden):
    assert client.get("/en/services/dog-licence").status_code == 404
    assert client.get("/en/services/dog-licence/eligibility").status_code == 404
    with acting():
        assert service("dog-licence").definition.name == {"en": "Dog inquiry"}


def test_a_service_that_is_taken_off_the_lists_is_not_found_any_more(client, acting, offer):
    offer()
    assert client.get("/en/services/dog-licence").status_code == 200

    offer(is_listed=False)

    assert client.get("/en/services/dog-licence").status_code == 404
    with acting():
        assert not find("dog", language="en").hits
    offer(is_listed=True, name={"en": "Dogs again"})
    assert "Dogs again" in client.get("/en/services/a-z/D").text


def test_what_another_process_publishes_is_seen_within_a_second(app, client, another_process, offer, small):
    offer()
    assert "Dog licence" in client.get("/en/services/dog-licence").text

    with another_process.app_context():
        publish(small(name={"en": "Licence for dogs"}))
        db.commit()

    app.extensions["page_cache"].looked_at = 0  # a second later
    for reader in (client, another_process.test_client()):
        assert "Licence for dogs" in reader.get("/en/services/dog-licence").text
        assert "Licence for dogs" in reader.get("/en/services/a-z/L").text


def test_the_definition_that_is_published_is_read_once_and_noticed_when_it_changes(
    app, another_process, offer, small, statements
):
    offer(form=None)
    with app.app_context():
        service("dog-licence")
    with statements() as asked, app.app_context():
        service("dog-licence")
    assert len(asked) == 1, "only which version is published"

    with another_process.app_context():
        publish(small(name={"en": "Licence for dogs"}))
        db.commit()

    with app.app_context():
        assert service("dog-licence").definition.name == {"en": "Licence for dogs"}
