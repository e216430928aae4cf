from datetime import UTC, date, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from portal.appointments.rules import Hours, Plan, Taken

MONDAY = date(2026, 11, 23)


def plan(**values) -> Plan:
    usual = {"hours": [Hours(0, time(9), time(10))], "closed": set(), "desks": 1, "grid_minutes": 20, "zone": "UTC"}
    return Plan(**usual | values)


def test_times_begin_on_the_grid_and_end_before_the_office_closes():
    starts = list(plan().starts(MONDAY, MONDAY, 30))

    assert [start.strftime("%H:%M") for start in starts] == ["09:00", "09:20"]


def test_an_office_is_shut_on_holidays_and_on_other_days_of_the_week():
    assert not list(plan(closed={MONDAY}).starts(MONDAY, MONDAY, 20))
    assert not list(plan().starts(MONDAY + timedelta(days=1), MONDAY + timedelta(days=6), 20))


def test_hours_are_those_of_the_clock_on_the_wall_in_summer_and_winter():
    berlin = plan(zone="Europe/Berlin")

    assert next(berlin.starts(MONDAY, MONDAY, 20)).hour == 8
    assert next(berlin.starts(date(2026, 7, 6), date(2026, 7, 6), 20)).hour == 7


def test_a_desk_is_free_only_if_nothing_there_overlaps():
    nine = datetime(2026, 11, 23, 9, tzinfo=UTC)
    taken = [Taken(1, nine, nine + timedelta(minutes=40))]

    assert plan().free_desk(nine + timedelta(minutes=20), 20, taken) is None
    assert plan(desks=2).free_desk(nine + timedelta(minutes=20), 20, taken) == 2
    assert plan().free_desk(nine + timedelta(minutes=40), 20, taken) == 1


@given(st.lists(st.tuples(st.integers(0, 8), st.integers(5, 120)), max_size=30), st.integers(1, 4))
def test_however_people_book_no_desk_is_given_twice(wishes, desks):
    nine = datetime(2026, 11, 23, 9, tzinfo=UTC)
    office, taken = plan(desks=desks), []
    for place, minutes in wishes:
        start = nine + timedelta(minutes=20 * place)
        if desk := office.free_desk(start, minutes, taken):
            taken.append(Taken(desk, start, start + timedelta(minutes=minutes)))

    for one in taken:
        others = [each for each in taken if each is not one and each.desk == one.desk]
        assert all(each.ends_at <= one.starts_at or one.ends_at <= each.starts_at for each in others)
