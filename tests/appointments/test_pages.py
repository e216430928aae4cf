from datetime import timedelta
from uuid import uuid4

import pytest

from portal.appointments import book
from tests.identity.factories import staff
from tests.people.factories import person


@pytest.fixture
def booked(acting, store, town_hall, tomorrow):
    """Somebody's appointment tomorrow at nine: (person, reference)."""
    citizen = store(person(name="Mei Wong"))
    with acting():
        made = book(
            "town-hall", tomorrow, person_id=citizen.id, subject_id=uuid4(), title={"en": "Bus pass"}, minutes=20
        )
        return citizen, made.reference


def test_a_citizen_sees_moves_and_cancels_an_appointment(client, sign_in, booked, tomorrow):
    citizen, reference = booked
    sign_in(citizen)
    assert "Bus pass" in client.get("/en/my/appointments").text

    later = tomorrow + timedelta(minutes=20)
    client.get(f"/en/appointments/{reference}/time")
    moved = client.post(f"/en/appointments/{reference}/time", data={"starts_at": later.isoformat()})
    assert moved.status_code == 303
    assert "09:20" in client.get("/en/my/appointments").text

    assert client.post(f"/en/appointments/{reference}/cancellation").status_code == 303
    assert "You have no appointments" in client.get("/en/my/appointments").text
    assert client.post(f"/en/appointments/{reference}/cancellation").status_code == 303


def test_free_times_stand_under_the_day_of_the_week(client, sign_in, booked, tomorrow):
    citizen, reference = booked
    sign_in(citizen)

    page = client.get(f"/en/appointments/{reference}/time").text

    assert f'<optgroup label="{tomorrow:%A} {tomorrow.day} {tomorrow:%B %Y}">' in page
    assert page.count("<optgroup") == page.count("</optgroup>") > 1
    assert (
        '<option value="" selected>Choose a time</option>' in page or '<option value="">Choose a time</option>' in page
    )


def test_a_time_nobody_offered_is_refused_beside_its_field(client, sign_in, booked):
    citizen, reference = booked
    sign_in(citizen)

    refused = client.post(f"/en/appointments/{reference}/time", data={"starts_at": "2020-01-01T09:00:00+00:00"})

    assert refused.status_code == 422


def test_someone_elses_appointment_does_not_exist(client, sign_in, booked):
    sign_in()

    assert client.get(f"/en/appointments/{booked[1]}/cancellation").status_code == 404


def test_staff_see_who_comes_and_strangers_do_not(client, sign_in, store, booked, tomorrow):
    sign_in(store(staff()))
    assert "Mei Wong" in client.get(f"/en/staff/appointments?day={tomorrow.date()}").text
    assert "Nobody comes" in client.get("/en/staff/appointments?day=2030-01-01&office=nowhere").text
    assert client.get("/en/staff/appointments?day=9999-12-31").status_code == 200
    sign_in()
    assert client.get("/en/staff/appointments").status_code == 403
