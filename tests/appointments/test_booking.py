from datetime import timedelta
from uuid import uuid4

import pytest

from portal.appointments import TimeTaken, book, book_next, of_subject, release
from portal.appointments.queries import free_times, office
from portal.core import clock
from tests.people.factories import person

TITLE = {"en": "Identity card"}


@pytest.fixture
def citizen(store):
    return store(person())


def visit(citizen, subject_id=None, minutes=20):
    return {"person_id": citizen.id, "subject_id": subject_id or uuid4(), "title": TITLE, "minutes": minutes}


def test_two_desks_see_two_people_and_the_third_is_told_that_the_time_is_taken(acting, town_hall, citizen, tomorrow):
    with acting():
        desks = {book("town-hall", tomorrow, **visit(citizen)).desk for _ in range(2)}
        with pytest.raises(TimeTaken):
            book("town-hall", tomorrow, **visit(citizen))

    assert desks == {1, 2}


def test_booking_the_same_twice_is_one_appointment(acting, town_hall, citizen, tomorrow):
    wish = visit(citizen, uuid4())
    with acting():
        first = book("town-hall", tomorrow, **wish).reference
    with acting():
        assert book("town-hall", tomorrow + timedelta(minutes=20), **wish).reference == first


def test_nobody_comes_when_the_office_is_shut(acting, town_hall, citizen, tomorrow):
    with acting(), pytest.raises(TimeTaken):
        book("town-hall", tomorrow.replace(hour=13), **visit(citizen))


def test_a_time_that_was_given_back_is_free_again(acting, town_hall, citizen, tomorrow):
    subject = uuid4()
    with acting():
        book("town-hall", tomorrow, **visit(citizen, subject))
        release(subject)
        release(subject)
        assert not of_subject(subject)
        assert tomorrow in free_times(office("town-hall"), minutes=20, within_days=2)


def test_the_portal_finds_the_first_time_there_is(acting, town_hall, citizen, tomorrow):
    with acting():
        for _ in range(2):
            book("town-hall", tomorrow, **visit(citizen, minutes=60))
        found = book_next("town-hall", not_before=tomorrow.date(), **visit(citizen))

    assert found.starts_at == tomorrow + timedelta(days=1)


def test_free_times_never_lie_in_the_past(acting, town_hall):
    with acting():
        times = free_times(office("town-hall"), minutes=20, within_days=3)

        assert times
        assert min(times) > clock.now()
