"""Rules about people that need neither web nor database."""

from datetime import date

import pytest

from portal.people.rules import FactKind, Stated, age_on, facts, is_new, search_key, stated

TODAY = date(2026, 3, 27)


@pytest.mark.parametrize(
    ("born", "age"),
    [(date(2000, 3, 27), 26), (date(2000, 3, 28), 25), (date(2004, 2, 29), 22), (date(2026, 3, 27), 0)],
)
def test_age_is_in_whole_years(born, age):
    assert age_on(TODAY, born) == age


def test_children_are_counted_until_the_year_they_grow_up():
    situation = facts(stated({"child": [2008, 2009, 2009]}), birth_date=None, today=TODAY)
    assert situation.children_birth_years == (2008, 2009, 2009)
    assert situation.children_under_18 == 2
    assert situation.age is None


def test_newcomers_are_new_for_two_years():
    assert is_new(date(2024, 3, 1), today=TODAY)
    assert not is_new(date(2024, 2, 29), today=TODAY)


def test_statements_come_from_plain_values():
    found = stated({"child": [2022], "newcomer": date(2026, 1, 5), "student": True, "carer": False})
    assert found == [
        Stated(FactKind.CHILD, year=2022),
        Stated(FactKind.NEWCOMER, since_on=date(2026, 1, 5)),
        Stated(FactKind.STUDENT),
    ]
    with pytest.raises(ValueError, match="king"):
        stated({"king": True})


def test_people_are_found_without_accents_and_capitals():
    assert search_key("Þórunn  MÜLLER", None) == "þorunn muller"
