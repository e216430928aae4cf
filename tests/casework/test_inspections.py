"""Somebody comes and looks: the portal makes the appointment."""

from datetime import timedelta

import pytest

from portal.appointments import import_offices
from portal.appointments.models import Appointment
from portal.casework import Clerk, withdraw
from portal.core import clock
from portal.messages.models import Message
from tests.appointments.conftest import OFFICE

TEAM = OFFICE | {"id": "inspections", "name": {"en": "Inspectors"}, "address": None, "grid_minutes": 60, "desks": 1}


@pytest.fixture
def team(acting):
    with acting():
        import_offices({"offices": [TEAM]})


@pytest.fixture
def visited(apply, acting, worker, again, sam):
    """A case whose stage is a visit; gives it back."""

    def begin():
        case = apply(plate="AB 1")
        worker.work_off()
        with acting():
            clerk = Clerk(sam.id)
            clerk.tick(case.reference, "photo")
            clerk.go_on(case.reference, "visit")
        worker.work_off()
        return again(case)

    return begin


def test_the_citizen_is_told_the_day_and_can_move_it(team, visited, rows):
    case = visited()

    (visit,) = rows(Appointment)
    assert visit.about_reference == case.reference
    assert visit.starts_at > clock.now()
    assert "My appointments" in rows(Message)[-1].body


def test_two_visits_never_happen_at_the_same_time(team, visited, rows):
    visited()
    visited()

    first, second = rows(Appointment)
    assert second.starts_at >= first.starts_at + timedelta(hours=1)


def test_a_visit_nobody_needs_any_more_is_given_back(team, visited, acting, rows):
    case = visited()

    with acting():
        withdraw(case.subject_id)

    assert rows(Appointment)[0].cancelled_at


def test_without_a_team_the_citizen_is_told_until_when_somebody_comes(visited, rows):
    visited()

    assert not rows(Appointment)
    assert "at the latest" in rows(Message)[-1].body
