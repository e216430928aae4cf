"""An application that is worked on by the workflow of its service, from the first answer to the decision."""

from copy import deepcopy

import pytest

from portal.applications.rules import State
from portal.casework.models import Case
from portal.catalogue import ServiceDefinition, publish
from portal.messages.models import Message
from tests.applications.conftest import BIN, WHERE, text


@pytest.fixture
def by_itself(services, acting):
    """The bins are dealt with by the portal, if they are in Elm Street; a person looks at the others."""
    definition = deepcopy(BIN) | {
        "messages": [
            {
                "id": "noted",
                "subject": text("Noted: {place}", "سُجِّل: {place}"),
                "body": text("You missed it on {missed_on}, {name}.", "فاتك في {missed_on} يا {name}."),
            }
        ],
        "workflow": {
            "stages": [
                {
                    "id": "sort",
                    "title": text("We look where it is", "ننظر أين هي"),
                    "steps": [{"do": "message", "message": "noted"}],
                    "ways": [{"to": "empty", "when": "place == 'Elm Street' and missed_on_days > 0"}, {"to": "look"}],
                },
                {
                    "id": "look",
                    "title": text("Somebody looks", "شخص ينظر"),
                    "hint": text("This takes a day.", "يستغرق يومًا."),
                    "role": "caseworker",
                    "working_days": 2,
                },
                {"id": "empty", "title": text("We empty it"), "steps": [{"do": "decide", "outcome": "granted"}]},
            ]
        },
    }
    with acting():
        publish(ServiceDefinition.model_validate(definition))


@pytest.fixture
def send(client, begin, by_itself):
    def finish(place):
        where = begin()
        client.post(f"/en{where}/pages/where", data={**WHERE, "place": place})
        client.post(f"/en{where}/pages/more", data={"remark": ""})
        assert client.post(f"/en{where}/summary").location.endswith("/receipt")
        return where

    return finish


def test_a_clear_case_is_decided_without_a_hand(client, send, worker, saved, app, acting):
    where = send("Elm Street")
    worker.work_off()

    assert saved(where).state is State.GRANTED
    assert "Granted" in client.get(f"/en{where}").text
    with acting() as db:
        assert {case.stage for case in db.query(Case)} == {"empty"}
        subjects = [(message.language, message.subject) for message in db.query(Message)]
        bodies = " ".join(message.body for message in db.query(Message) if "Elm" in message.subject)
    assert ("ar", "سُجِّل: Elm Street") in subjects
    assert "2024" in bodies and "Amina Haddad" in bodies


def test_the_citizen_sees_the_stage_who_has_it_and_when_to_expect_it(client, send, worker, saved):
    where = send("Harbour")
    worker.work_off()

    page = client.get(f"/ar{where}").text
    assert "ننظر أين هي" in page and "شخص ينظر" in page and "يستغرق يومًا." in page
    page = client.get(f"/en{where}").text
    assert "Somebody looks" in page and "A caseworker in our office has it now. This takes a day." in page
    assert page.count("Expected by") == 2
    assert "Somebody looks" in client.get("/en/my").text


def test_withdrawing_stops_everything(client, send, worker, saved, acting):
    where = send("Elm Street")
    client.post(f"/en{where}/withdrawal")
    worker.work_off()

    assert saved(where).state is State.WITHDRAWN
    with acting() as db:
        assert not [message for message in db.query(Message) if "Elm" in message.subject]
