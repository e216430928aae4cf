"""Working days, the clock that stands still, the way of a case, and names as people type them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.casework.rules import (
    NEXT,
    CaseDates,
    CaseStatus,
    Filter,
    NotAllowed,
    Sorting,
    check_step,
    due_after_waiting,
    due_on,
    stages,
    working_days_between,
)
from portal.core.words import name_words, typed_words

FRIDAY, MONDAY = date(2026, 11, 20), date(2026, 11, 23)
days = st.dates(date(2020, 1, 1), date(2035, 12, 31))
terms = st.integers(1, 60)
holidays = st.sets(st.dates(date(2020, 1, 1), date(2036, 12, 31)), max_size=30)


def test_a_weekend_does_not_count():
    assert due_on(FRIDAY, 1, set()) == MONDAY


def test_a_holiday_does_not_count():
    assert due_on(FRIDAY, 1, {MONDAY}) == MONDAY + timedelta(days=1)


def test_a_promise_of_no_days_is_refused():
    with pytest.raises(ValueError, match="1 or more"):
        due_on(FRIDAY, 0, set())


@given(days, terms, holidays)
def test_the_due_day_is_a_working_day_and_so_many_working_days_away(received, term, closed):
    due = due_on(received, term, closed)

    assert due.weekday() < 5
    assert due not in closed
    assert working_days_between(received, due, closed) == term


@given(days, days, holidays)
def test_counting_working_days_agrees_with_counting_on_fingers(start, end, closed):
    first, last = sorted((start, end))
    between = [first + timedelta(days=n) for n in range(1, (last - first).days + 1)]
    by_hand = sum(day.weekday() < 5 and day not in closed for day in between)

    assert working_days_between(first, last, closed) == by_hand
    assert working_days_between(last, first, closed) == (-by_hand if first != last else 0)


@given(days, terms, st.integers(0, 40), st.integers(0, 90), holidays)
def test_waiting_for_the_citizen_never_costs_the_office_a_day_and_never_saves_a_late_case(
    received, term, asked_after, waited, closed
):
    due = due_on(received, term, closed)
    asked = received + timedelta(days=asked_after)
    answered = asked + timedelta(days=waited)

    new_due = due_after_waiting(due, asked_on=asked, answered_on=answered, closed=closed)

    if due < asked:
        assert new_due == due
    else:
        left = working_days_between(asked, due, closed)
        assert new_due > answered
        assert working_days_between(answered, new_due, closed) == max(1, left)
        assert new_due >= due


@pytest.mark.parametrize("status", CaseStatus)
def test_a_closed_case_stays_closed(status):
    assert bool(NEXT[status]) == (status not in {CaseStatus.DECIDED, CaseStatus.WITHDRAWN})


def test_a_decided_case_cannot_be_decided_again():
    with pytest.raises(NotAllowed):
        check_step(CaseStatus.DECIDED, CaseStatus.DECIDED)


@pytest.mark.parametrize("status", CaseStatus)
def test_the_way_of_a_case_has_at_most_one_present_station(status):
    dates = CaseDates(received_on=FRIDAY, due_on=MONDAY, started_on=FRIDAY, asked_on=FRIDAY, closed_on=MONDAY)

    way = stages(status, dates)

    open_now = status not in {CaseStatus.DECIDED, CaseStatus.WITHDRAWN}
    assert [stage.state for stage in way].count("current") == open_now
    assert way[0].name == CaseStatus.RECEIVED


def test_no_date_is_promised_while_the_citizen_is_to_answer():
    dates = CaseDates(received_on=FRIDAY, due_on=MONDAY, asked_on=FRIDAY)

    assert stages(CaseStatus.RECEIVED, dates)[-1].on == MONDAY
    assert stages(CaseStatus.WAITING_FOR_CITIZEN, dates)[-1].on is None


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("Amina Haddad", "HADD"),
        ("José Muñoz", "munoz"),
        ("Анна-Мария Йорк", "йорк"),
        ("محمّد الأحمد", "محمد"),
        ("محمّد الأحمد", "احمد"),
        ("李伟", "伟"),
        ("O'Brien", "brien"),
    ],
)
def test_a_name_is_found_by_the_beginning_of_any_of_its_words(name, typed):
    assert all(any(word.startswith(wanted) for word in name_words(name)) for wanted in typed_words(typed))


@given(st.text(max_size=300))
def test_any_name_can_be_looked_up(name):
    assert all(0 < len(word) <= 40 for word in name_words(name))


def test_closed_cases_are_not_ordered_by_a_due_day():
    assert Filter(status=CaseStatus.DECIDED).order is Sorting.NEWEST
    assert Filter().order is Sorting.DUE
