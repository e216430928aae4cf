"""Times of day, days from and until, and how long things take."""

from datetime import timedelta

import pytest

from portal.core import clock
from portal.core.i18n import speaking
from portal.questions.question_type import type_of
from tests.questions.conftest import answer_to, question, refusal_of, typed_in

pytestmark = pytest.mark.usefixtures("asking")


@pytest.mark.parametrize(
    "typed, kept",
    [
        ("8:30", "08:30"),
        ("08.30", "08:30"),
        ("0830", "08:30"),
        ("8", "08:00"),
        ("8h30", "08:30"),
        ("8 pm", "20:00"),
        ("8:30 P.M.", "20:30"),
        ("12 am", "00:00"),
        ("12:15 pm", "12:15"),
        ("20:30 pm", "20:30"),
        ("٨:٣٠ م", "20:30"),
        ("８：３０", "08:30"),
        ("下午8點30分", "20:30"),
        ("上午8时", "08:00"),
        ("9 o’clock", "09:00"),
    ],
)
def test_a_time_is_understood_however_it_is_written(typed, kept):
    assert answer_to(question("time"), typed) == kept


@pytest.mark.parametrize(
    "typed, sentence",
    [
        ("soon", "Enter a time, for example 8:30 or 14:30"),
        ("8:3", "Enter a time, for example 8:30 or 14:30"),
        ("24:00", "There is no such time. Enter a time from 0:00 to 23:59"),
        ("8:60", "There is no such time. Enter a time from 0:00 to 23:59"),
        ("", "Enter a time"),
    ],
)
def test_a_time_that_cannot_be_is_refused(typed, sentence):
    assert refusal_of(question("time"), typed) == sentence


def test_a_time_stays_within_opening_hours_and_is_said_as_the_reader_says_it():
    asked = question("time", earliest="08:00", latest="16:30")

    assert refusal_of(asked, "7:59") == "The time must be 08:00 or later"
    assert refusal_of(asked, "5 pm") == "The time must be 16:30 or earlier"
    assert type_of(asked).values(asked, "08:30") == {"q": "08:30", "q_minutes": 510}
    assert type_of(asked).values(asked, None) == {"q": None, "q_minutes": None}
    with speaking("zh-Hant"):
        assert type_of(asked).say(asked, "16:30") == "下午4:30"
        assert answer_to(asked, "下午4:30") == "16:30"


def days(first, last):
    parts = {}
    for end, (day, month, year) in (("from", first), ("until", last)):
        parts |= {f"{end}-day": day, f"{end}-month": month, f"{end}-year": year}
    return parts


def test_days_from_and_until_are_understood_and_counted():
    asked = question("date_range", max_days=7)

    answer = answer_to(asked, **days(("27", "3", "2026"), ("٢", "４", "2026")))

    assert answer == {"from": "2026-03-27", "until": "2026-04-02"}
    assert type_of(asked).say(asked, answer) == "27 March 2026 until 2 April 2026"
    assert type_of(asked).values(asked, answer) == {"q": "2026-03-27", "q_until": "2026-04-02", "q_days": 7}
    assert type_of(asked).values(asked, None) == {"q": None, "q_until": None, "q_days": None}


@pytest.mark.parametrize(
    "first, last, box, sentence",
    [
        (("", "", ""), ("", "", ""), "q-from-day", "Enter the first and the last day"),
        (("", "", ""), ("1", "1", "2026"), "q-from-day", "Enter the first day too"),
        (("1", "1", "2026"), ("", "", ""), "q-until-day", "Enter the last day too"),
        (("1", "13", "2026"), ("1", "1", "2026"), "q-from-month", "There is no such day. Check the day and the month"),
        (("1", "1", "2026"), ("1", "1", "26"), "q-until-year", "Enter the year with four digits"),
        (("2", "1", "2026"), ("1", "1", "2026"), "q-until-day", "The last day must not be before the first day"),
        (
            ("1", "1", "2026"),
            ("8", "1", "2026"),
            "q-until-day",
            "Choose the days so that they are no more than 7 days",
        ),
    ],
)
def test_days_that_cannot_be_say_which_box_to_mend(first, last, box, sentence):
    sheet = typed_in(question("date_range", max_days=7), **days(first, last))

    assert not sheet.check()
    assert sheet.problems == [(box, sentence)]
    assert tuple(sheet.typed["q"]["from"].values()) == first
    assert tuple(sheet.typed["q"]["until"].values()) == last


def test_days_stay_within_their_bounds():
    day = clock.today() - timedelta(days=1)
    yesterday = (str(day.day), str(day.month), str(day.year))

    assert refusal_of(question("date_range", min="today"), **days(yesterday, yesterday)) == (
        "The date must be today or later"
    )


def test_how_long_is_understood_and_said_in_its_units():
    asked = question("duration")

    assert answer_to(asked, hours="1", minutes="٣٠") == 90
    assert answer_to(asked, hours="", minutes="90") == 90
    assert type_of(asked).say(asked, 90) == "1 hour, 30 minutes"
    assert type_of(asked).typed_of(asked, 60) == {"hours": "1", "minutes": ""}
    assert answer_to(question("duration", units=["days"]), days="３") == 3 * 24 * 60
    assert type_of(asked).values(asked, 90) == {"q": 90}
    with speaking("ru"):
        assert type_of(asked).say(asked, 300) == "5 часов"


def test_how_long_says_which_box_to_mend_and_how_long_it_may_be():
    asked = question("duration", units=["minutes", "hours"], longest_minutes=150)
    sheet = typed_in(asked, hours="1", minutes="some")

    assert not sheet.check()
    assert sheet.problems == [("q-minutes", "Enter a whole number, for example 3")]
    assert refusal_of(asked, hours="2", minutes="31") == "It must be no longer than 2 hours, 30 minutes"
    assert refusal_of(asked, hours="-1") == "The number must be 0 or more"
    assert refusal_of(asked) == "Enter how long"
    assert typed_in(asked).asked[0].kind.first_id(asked) == "q-hours"
