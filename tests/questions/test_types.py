"""Each kind of question: what it understands, and what it says when it does not."""

from datetime import timedelta

import pytest

from portal.core import clock
from portal.core.i18n import speaking
from portal.questions.question_type import type_of
from tests.questions.conftest import answer_to, question, refusal_of, typed_in

pytestmark = pytest.mark.usefixtures("asking")
RIGHT_TO_LEFT_MARK = "\u200f"


def test_text_is_kept_as_it_was_written_without_control_characters():
    typed = f"{RIGHT_TO_LEFT_MARK}مريم\x00\x07 👩‍👩‍👧"

    assert answer_to(question(), typed) == f"{RIGHT_TO_LEFT_MARK}مريم 👩‍👩‍👧"
    assert answer_to(question("long_text"), "one\r\ntwo\n") == "one\ntwo"


def test_text_that_is_too_long_is_refused_with_the_limit_and_kept_to_be_mended():
    sheet = typed_in(question(), "x" * 10_000)

    assert not sheet.check()
    assert sheet.problems == [("q", "Use no more than 200 characters")]
    assert sheet.typed["q"] == "x" * 10_000
    assert refusal_of(question("long_text", max_length=5), "123456") == "Use no more than 5 characters"
    assert refusal_of(question("name"), "n" * 10_000) == "Use no more than 200 characters"


@pytest.mark.parametrize("kind", ["text", "long_text", "name", "email", "phone", "number", "money", "one_of", "yes_no"])
@pytest.mark.parametrize("nothing", [(), ("",), ("  \t",), (RIGHT_TO_LEFT_MARK,)])
def test_nothing_is_refused_where_an_answer_is_needed_and_taken_where_it_is_not(kind, nothing):
    assert refusal_of(question(kind), *nothing)
    assert answer_to(question(kind, required=False), *nothing) is None


@pytest.mark.parametrize(
    "typed",
    [
        "1234.5",
        "1,234.50",
        "1.234,50",
        "1 234,50",
        "1\u202f234,5",
        "1'234.50",
        "١٢٣٤٫٥",
        "١٬٢٣٤٫٥٠",
        "１２３４．５０",
        "€ 1234.50",
        "1234,50 EUR",
    ],
)
def test_money_is_understood_however_it_is_written(typed):
    assert answer_to(question("money"), typed) == "1234.50"


def test_three_digits_after_a_separator_are_thousands():
    assert answer_to(question("money"), "1.234") == "1234.00"
    assert answer_to(question("number"), "12,345") == 12345
    assert answer_to(question("number"), "۱۲") == 12


@pytest.mark.parametrize("typed", ["12,34,5", "1.2.3", "one", "1e5", "--1", "1,2345", "0,123", "1 2", "9" * 16, "½"])
def test_an_amount_that_can_be_read_in_two_ways_or_none_is_refused(typed):
    assert refusal_of(question("money"), typed) == "Enter an amount, for example 1234.50"


def test_numbers_stay_within_their_bounds():
    asked = question("number", min=1, max=10)

    assert refusal_of(asked, "0") == "The number must be 1 or more"
    assert refusal_of(asked, "11") == "The number must be 10 or less"
    assert refusal_of(asked, "2.5") == "Enter a whole number, for example 3"
    assert answer_to(question("number", decimals=1), "-2,5") == "-2.5"
    assert refusal_of(question("number", decimals=3), "1,234") == "Enter a number, for example 1.5"
    assert refusal_of(question("money"), "-1") == "The amount must be €0.00 or more"
    assert refusal_of(question("money", max=100), "100.01") == "The amount must be €100.00 or less"


def test_an_amount_is_shown_again_as_the_reader_writes_it():
    assert typed_in(question("money"), "1234,5").typed["q"] == "1234,5"
    with speaking("es"):
        assert type_of(question("money")).typed_of(question("money"), "1234.50") == "1234,50"
        assert answer_to(question("money"), "1234,50") == "1234.50"


@pytest.mark.parametrize(
    "day, month, year", [("27", "3", "1985"), ("٢٧", "٣", "١٩٨٥"), ("２７", "０３", "１９８５"), (" 27", "03 ", "1985")]
)
def test_a_date_is_understood_in_any_digits(day, month, year):
    assert answer_to(question("date"), day=day, month=month, year=year) == "1985-03-27"


@pytest.mark.parametrize(
    "day, month, year, sentence, box",
    [
        ("31", "2", "2024", "There is no such day. Check the day and the month", "q-day"),
        ("1", "13", "2024", "There is no such day. Check the day and the month", "q-month"),
        ("1", "1", "24", "Enter the year with four digits", "q-year"),
        ("1", "1", "٢٤", "Enter the year with four digits", "q-year"),
        ("", "1", "2024", "Enter the day too", "q-day"),
        ("1", "", "", "Enter the month too", "q-month"),
        ("1", "May", "2024", "Enter the date in digits, for example 27 3 1985", "q-month"),
        ("", "", "", "Enter a date", "q-day"),
        ("99999999999", "1", "2024", "There is no such day. Check the day and the month", "q-day"),
    ],
)
def test_a_date_that_cannot_be_says_which_box_to_mend(day, month, year, sentence, box):
    sheet = typed_in(question("date"), day=day, month=month, year=year)

    assert not sheet.check()
    assert sheet.problems == [(box, sentence)]
    assert sheet.typed["q"] == {"day": day, "month": month, "year": year}


def test_a_date_stays_within_its_bounds():
    tomorrow = clock.today() + timedelta(days=1)
    parts = {"day": str(tomorrow.day), "month": str(tomorrow.month), "year": str(tomorrow.year)}

    assert refusal_of(question("date", max="today"), **parts) == "The date must be today or earlier"
    assert answer_to(question("date", min="today"), **parts) == tomorrow.isoformat()
    early = refusal_of(question("date", min="2020-01-01"), day="1", month="1", year="1999")
    assert early == "The date must be 1 January 2020 or later"


def test_an_email_address_is_checked_and_tidied():
    assert answer_to(question("email"), " amina@PORT-ALDER.example ") == "amina@port-alder.example"
    assert refusal_of(question("email"), "amina@") == "Enter an e-mail address, for example name@example.org"


@pytest.mark.parametrize(
    "typed, kept",
    [
        ("+442079460958", "+44 20 7946 0958"),
        ("+1 555 0115", "+1 555 0115"),
        ("020 7946 0958", "020 7946 0958"),
        ("٠٢٠ ٧٩٤٦", "020 7946"),
        ("(555) 010-0199", "(555) 010-0199"),
    ],
)
def test_a_telephone_number_is_understood(typed, kept):
    assert answer_to(question("phone"), typed) == kept


@pytest.mark.parametrize("typed", ["12", "call me", "+999 123456", "+44 1", "1" * 30])
def test_a_telephone_number_that_cannot_be_is_refused(typed):
    assert refusal_of(question("phone"), typed)


def test_an_address_says_which_line_is_missing():
    sheet = typed_in(question("address"), street="Ropewalk 7", city="Port Alder")

    assert not sheet.check()
    assert sheet.problems == [("q-postcode", "Enter the postcode")]
    assert answer_to(question("address"), street=" Ropewalk 7", postcode="PA1", city="Port Alder") == {
        "street": "Ropewalk 7",
        "extra": "",
        "postcode": "PA1",
        "city": "Port Alder",
    }
    assert (
        refusal_of(question("address"), street="x" * 999, postcode="1", city="y") == "Use no more than 200 characters"
    )


def test_choices_come_from_the_list_only():
    assert answer_to(question("one_of"), "petrol") == "petrol"
    assert refusal_of(question("one_of"), "steam") == "Choose an answer"
    assert answer_to(question("several_of"), "none", "petrol", "petrol") == ["petrol", "none"]
    assert refusal_of(question("several_of"), "steam") == "Choose from the list"
    assert refusal_of(question("several_of", max=1), "petrol", "none") == "Choose at most 1 answer"
    assert refusal_of(question("several_of", min=2), "petrol") == "Choose at least 2 answers"
    assert refusal_of(question("several_of")) == "Choose at least one answer"
    assert answer_to(question("yes_no"), "no") is False
    assert refusal_of(question("yes_no"), "maybe") == "Choose yes or no"


def test_a_declaration_must_be_ticked():
    assert answer_to(question("declaration"), "yes") is True
    assert refusal_of(question("declaration")).startswith("Tick the box")


def test_conditions_see_what_was_answered():
    def values(kind, answer):
        return type_of(question(kind)).values(question(kind), answer)

    eight_years_ago = clock.today().replace(day=1, year=clock.today().year - 8)
    assert values("date", eight_years_ago.isoformat())["q_years"] == 8
    assert values("date", (clock.today() + timedelta(days=3)).isoformat())["q_days"] == -3
    assert values("date", None) == {"q": None, "q_years": None, "q_days": None}
    assert values("money", "12.50") == {"q": 12.5}
    assert values("number", None) == {"q": None}
