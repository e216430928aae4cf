"""A service changes while somebody fills in its form."""

from copy import deepcopy

import pytest

from portal.catalogue import ServiceDefinition, publish, service
from portal.core.db import database
from portal.messages.models import Message
from tests.applications.conftest import BIN, WHERE, text


@pytest.fixture
def change(acting, worker):
    """Publish the report of missed bins with another form, and let the worker do what follows; gives back its number."""

    def publishing(edit):
        document = deepcopy(BIN)
        edit(document["form"]["sections"][0]["pages"])
        with acting():
            publish(ServiceDefinition.model_validate(document))
        worker.work_off()
        with acting():
            return service("missed-bin").version_id

    return publishing


@pytest.fixture
def letters(app):
    def read():
        with app.app_context(), database().reading() as session:
            return [message.subject for message in session.query(Message)]

    return read


@pytest.fixture
def half(client, begin):
    """A report with its first page answered."""
    where = begin()
    client.post(f"/en{where}/pages/where", data=WHERE)
    return where


def ask_colour(pages):
    pages[0]["questions"].append({"id": "colour", "type": "text", "label": text("Which colour?")})


def test_a_draft_follows_keeps_its_answers_and_the_citizen_is_told(client, half, change, saved, letters):
    newest = change(ask_colour)

    assert saved(half).service_version_id == newest
    assert len(letters()) == 1
    page = client.get(f"/en{half}", follow_redirects=True).text
    assert "Which colour?" in page
    assert "Ropewalk 7" in page


def test_the_worker_may_run_twice_and_tells_once(half, change, worker, letters):
    change(ask_colour)
    worker.work_off()

    assert len(letters()) == 1


def test_an_answer_that_does_not_fit_any_more_keeps_its_draft_where_it_is(client, half, change, saved, letters):
    before = saved(half).service_version_id

    change(lambda pages: pages[0]["questions"][0].update(type="number"))

    assert saved(half).service_version_id == before
    assert not letters()
    client.post(f"/en{half}/pages/more", data={"remark": ""})
    assert client.post(f"/en{half}/summary").location.endswith("/receipt")


def test_what_was_only_typed_is_not_lost_either(client, begin, change, saved):
    where = begin()
    client.post(f"/en{where}/pages/where", data={"place": "Ropewalk 7", "later": "yes"})

    change(lambda pages: pages.pop(0))

    assert saved(where).typed["where"]["place"] == "Ropewalk 7"
    assert "Ropewalk 7" in client.get(f"/en{where}/pages/where").text


def test_only_other_words_move_a_draft_too(half, change, saved, letters):
    newest = change(lambda pages: pages[1].update(title=text("Anything to add?")))

    assert saved(half).service_version_id == newest


def test_what_is_sent_keeps_its_version(sent, change, saved):
    where = sent()
    before = saved(where).service_version_id

    change(ask_colour)

    assert saved(where).service_version_id == before
