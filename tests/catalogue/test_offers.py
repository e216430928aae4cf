"""People see what suits them, and why."""

from datetime import date

import pytest

from portal.catalogue import offers
from portal.core import clock
from portal.core.db import db
from portal.people import Person
from portal.people.models import Fact
from portal.people.rules import FactKind


@pytest.fixture
def amina(acting, city):
    """A parent of 80."""
    with acting():
        person = Person(name="Amina", search_key="amina", birth_date=date(1940, 1, 1))
        db.add(person)
        db.flush()
        db.add(Fact(person_id=person.id, kind=FactKind.CHILD, year=clock.today().year - 3, stated_at=clock.now()))
        return person.id


def test_personas_are_rules_over_what_a_person_told_us(acting, amina):
    with acting():
        found = offers.personas_of(amina)

    assert [persona.slug for persona in found] == ["parent", "older-person"]
    assert found[0].because["en"] == "You see this because you told us you have children."


def test_services_are_suggested_with_the_reason(acting, amina):
    with acting():
        found = offers.suggested_services(amina)

    assert "childcare-subsidy" in [each.slug for each in found]
    assert len({each.slug for each in found}) == len(found)
    assert all(each.because for each in found)


def test_nothing_is_suggested_to_somebody_of_whom_nothing_is_known(acting, city, someone):
    with acting():
        assert offers.personas_of(someone) == []
        assert offers.suggested_services(someone) == []


def test_suggesting_takes_few_statements(acting, amina, statements):
    with acting(), statements() as asked:
        offers.suggested_services(amina)

    assert len(asked) <= 3
