"""A service that needs a visit: the time is chosen in the form and booked when it is sent."""

from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import select

from portal.applications.models import Application
from portal.appointments import book, import_offices
from portal.appointments.models import Appointment
from portal.catalogue import ServiceDefinition, publish
from portal.catalogue.models import Department
from portal.core.db import database
from tests.appointments.conftest import OFFICE
from tests.people.factories import person

CARD = {
    "id": "identity-card",
    "department": "citizens-office",
    "name": {"en": "Identity card"},
    "form": {
        "sections": [
            {
                "id": "visit",
                "title": {"en": "Your visit"},
                "pages": [
                    {
                        "id": "time",
                        "title": {"en": "When do you want to come?"},
                        "questions": [
                            {
                                "id": "visit",
                                "type": "appointment",
                                "office": "town-hall",
                                "label": {"en": "When do you want to come?"},
                            }
                        ],
                    }
                ],
            }
        ]
    },
}


@pytest.fixture
def begun(client, sign_in, store, acting):
    """The address of an application for an identity card, at a counter with one desk."""
    store(Department(slug="citizens-office", name={"en": "Citizens"}))
    with acting():
        import_offices({"offices": [OFFICE | {"desks": 1}]})
        publish(ServiceDefinition.model_validate(CARD))
    sign_in(store(person(name="Mei Wong")))
    return client.post("/en/services/identity-card/application").location.removesuffix("/pages/time")


@pytest.fixture
def booked(app):
    def appointments():
        with app.app_context(), database().reading() as session:
            return list(session.scalars(select(Appointment.subject_id).where(Appointment.cancelled_at.is_(None))))

    return appointments


def choose(client, begun, moment):
    return client.post(f"{begun}/pages/time", data={"visit": moment.isoformat()})


def test_the_time_is_booked_when_the_application_is_sent_and_given_back_when_it_is_withdrawn(
    client, begun, booked, tomorrow, app
):
    assert "Town hall" not in client.get("/en/my/appointments").text
    choose(client, begun, tomorrow)
    assert "Town hall" in client.get(f"{begun}/summary").text
    assert not booked()

    client.post(f"{begun}/summary")
    client.post(f"{begun}/summary")
    with app.app_context(), database().reading() as session:
        assert booked() == [session.scalars(select(Application.id)).one()]
    listed = client.get("/en/my/appointments").text
    assert "Town hall" in listed
    assert "Identity card" in listed
    assert "When do you want to come?" not in listed

    client.post(f"{begun}/withdrawal")
    assert not booked()


def test_who_is_too_late_chooses_again_and_nothing_is_sent(client, begun, booked, tomorrow, acting, store):
    choose(client, begun, tomorrow)
    other = store(person(name="Boris"))
    with acting():
        book("town-hall", tomorrow, person_id=other.id, subject_id=UUID(int=1), title={"en": "x"}, minutes=20)

    refused = client.post(f"{begun}/summary")

    assert refused.location.endswith("/pages/time")
    assert "Somebody has taken this time" in client.post(refused.location, data={"visit": tomorrow.isoformat()}).text
    choose(client, begun, tomorrow + timedelta(minutes=20))
    assert client.post(f"{begun}/summary").location.endswith("/receipt")
    assert len(booked()) == 2


def test_a_time_that_was_never_offered_is_refused(client, begun, tomorrow):
    for junk in ("", "tomorrow", "2020-01-01T09:00:00+00:00", (tomorrow + timedelta(minutes=7)).isoformat()):
        assert client.post(f"{begun}/pages/time", data={"visit": junk}).status_code == 422
