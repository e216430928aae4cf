"""Not everything is an application that is decided: a time is booked, and an opinion is heard."""

import pytest
from sqlalchemy import select

from portal.appointments import import_offices
from portal.catalogue import ServiceDefinition, publish
from portal.core.db import database
from portal.messages.models import Message
from tests.applications.conftest import BIN, WHERE, text
from tests.appointments.conftest import OFFICE, tomorrow
from tests.people.factories import person

__all__ = ["tomorrow"]
ENDS = {"id": "end", "title": text("End"), "steps": [{"do": "decide", "outcome": "granted"}]}
REFUSES = {"id": "end", "title": text("End"), "steps": [{"do": "decide", "outcome": "refused"}]}
PERSON = {"id": "look", "title": text("Look"), "role": "caseworker", "person_decides": True}
VISIT = {"id": "visit", "type": "appointment", "office": "town-hall", "label": text("When?")}
HALL = {
    **{key: value for key, value in BIN.items() if key != "form"},
    "id": "hall",
    "kind": "booking",
    "name": text("The hall"),
    "form": {
        "sections": [
            {"id": "s", "title": text("S"), "pages": [{"id": "time", "title": text("When?"), "questions": [VISIT]}]}
        ]
    },
}


@pytest.fixture
def rows(app):
    """All rows of a model as the database has them, the oldest first."""

    def read(model):
        with app.app_context(), database().reading() as session:
            found = list(session.scalars(select(model).order_by(model.id)))
            session.expunge_all()
        return found

    return read


@pytest.fixture
def mei(services, store, sign_in):
    """Signed in, and reads English."""
    who = store(person(name="Mei Wong"))
    sign_in(who)
    return who


@pytest.fixture
def offer(mei, acting):
    """Publish a service that ends in these stages."""

    def published(definition, *stages):
        with acting():
            import_offices({"offices": [OFFICE]})
            publish(ServiceDefinition.model_validate({**definition, "workflow": {"stages": list(stages)}}))

    return published


@pytest.fixture
def take(client, tomorrow):
    """Book the hall, or report a bin; gives back where that is."""

    def sent(slug):
        where = client.post(f"/en/services/{slug}/application").location.removeprefix("/en").partition("/pages")[0]
        client.post(f"/en{where}/pages/time", data={"visit": tomorrow.isoformat()})
        client.post(f"/en{where}/pages/where", data=WHERE)
        client.post(f"/en{where}/pages/more", data={"remark": ""})
        assert client.post(f"/en{where}/summary").location.endswith("/receipt")
        return where

    return sent


def letters(rows):
    """(subject, text) of what was written about the application, without the question how it was."""
    return [(each.subject, each.body) for each in rows(Message) if "/applications/" in (each.about_path or "")]


def test_a_booked_time_is_booked_with_when_and_where_and_nobody_decides(client, offer, take, worker, rows):
    offer(HALL, ENDS)
    where = take("hall")

    receipt = client.get(f"/en{where}/receipt").text
    assert "<title>Your time is booked" in receipt
    assert "Town hall" in receipt
    assert "decision" not in receipt
    worker.work_off()
    (arrived, told), (confirmed, words) = letters(rows)
    assert arrived.startswith("We have your booking")
    assert "Your time is booked: " in told and "Town hall" in told
    assert confirmed.endswith("is confirmed")
    assert "Town hall" in words
    page = client.get(f"/en{where}").text
    assert "Booked" in page and "Granted" not in page and "Decided on" not in page
    assert "Booked" in client.get("/en/my/applications").text
    assert client.get(f"/en{where}/receipt.pdf").status_code == 200


def test_a_time_that_somebody_must_agree_to_is_kept_and_not_promised(client, offer, take, rows):
    offer(HALL, PERSON)
    where = take("hall")

    receipt = client.get(f"/en{where}/receipt").text
    assert "<title>We have your booking" in receipt
    assert "We keep this time for you until we have decided." in receipt
    assert "We keep this time for you: " in letters(rows)[0][1]


@pytest.mark.parametrize("kind", ["survey", "consultation"])
def test_whoever_takes_part_is_thanked_and_told_what_happens_with_it(client, offer, take, worker, rows, kind):
    offer({**BIN, "kind": kind}, ENDS)
    where = take("missed-bin")

    receipt = client.get(f"/en{where}/receipt").text
    assert "<title>Thank you for taking part" in receipt
    assert "what happens with it" in receipt
    assert "decision" not in receipt
    worker.work_off()
    (arrived, _told), (_heard, words) = letters(rows)
    assert arrived.startswith("Thank you for taking part")
    assert "We have read what you told us" in words
    assert "We have read it" in client.get(f"/en{where}").text
    assert "granted" not in client.get(f"/en{where}").text.lower()


@pytest.mark.parametrize(
    ("kind", "says"), [("survey", "We cannot use what you told us"), ("booking", "we cannot confirm your booking")]
)
def test_a_no_is_worded_by_kind_too(client, offer, take, worker, rows, kind, says):
    offer({**BIN, "kind": kind}, REFUSES)
    where = take("missed-bin")
    worker.work_off()

    assert says in letters(rows)[1][1]
    assert "Refused" not in client.get(f"/en{where}").text


def test_the_dashboard_calls_the_end_by_what_it_is(client, offer, take, worker):
    offer({**BIN, "kind": "survey"}, {**PERSON, "person_decides": False})
    take("missed-bin")
    worker.work_off()

    page = client.get("/en/my").text
    assert "What comes of it" in page
    assert "Decision" not in page


def test_a_citizen_sees_what_else_was_begun_because_of_their_application(client, offer, take, worker):
    inspection = {**{key: value for key, value in BIN.items() if key != "form"}, "id": "inspection"}
    offer(
        {**inspection, "name": text("Inspection of the bin"), "is_listed": False}, {**PERSON, "person_decides": False}
    )
    opens = {"do": "open_case", "service": "inspection"}
    offer(BIN, {**PERSON, "steps": [opens]})
    where = take("missed-bin")
    assert "What else we do for this" not in client.get(f"/en{where}").text
    worker.work_off()

    page = client.get(f"/en{where}").text
    assert "What else we do for this" in page
    assert "Inspection of the bin" in page.partition("What else we do for this")[2]
