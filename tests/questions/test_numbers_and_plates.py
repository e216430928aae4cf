"""Numbers from papers: identifiers, bank accounts, plates, web addresses."""

import pytest

from portal.core.i18n import speaking
from portal.questions.question_type import type_of
from tests.questions.conftest import answer_to, question, refusal_of, typed_in

pytestmark = pytest.mark.usefixtures("asking")

IBAN = "DE89370400440532013000"
SWAPPED = "a digit is wrong, or two have changed places"


@pytest.mark.parametrize(
    "typed",
    [
        "123-45-6789",
        "123456789",
        "123 45 6789",
        " 123.45.6789 ",
        "١٢٣٤٥٦٧٨٩",
        "１２３－４５－６７８９",
        "\u200f123456789",
    ],
)
def test_an_identifier_is_understood_with_or_without_its_signs_and_in_any_digits(typed):
    assert answer_to(question("national_id", pattern="999-99-9999"), typed) == "123-45-6789"


def test_letters_of_the_form_may_be_typed_or_left_out():
    asked = question("national_id", pattern="ID-99 AX")

    assert answer_to(asked, "12 b7") == "ID-12 B7"
    assert answer_to(asked, "id12bc") == "ID-12 BC"
    assert refusal_of(asked, "12 77") == "Check the number. It has 4 letters and digits"


@pytest.mark.parametrize(
    "check, right, wrong",
    [
        ("luhn", "4539578763621486", "4539578763621846"),
        ("mod_11_10", "794623", "794632"),
        ("mod_97_10", "ID450123798", "ID450127398"),
        ("mod_37_36", "A12425GABC1234002M", "A12425GABC1234020M"),
        ("verhoeff", "2363", "2336"),
        ("damm", "5724", "5742"),
    ],
)
def test_check_digits_find_digits_that_changed_places(check, right, wrong):
    asked = question("national_id", check=check)

    assert answer_to(asked, right) == right
    assert SWAPPED in refusal_of(asked, wrong)


def test_a_wrong_identifier_is_answered_with_the_example_and_kept():
    asked = question("national_id", pattern="999", example="123")
    sheet = typed_in(asked, "12 x")

    assert not sheet.check()
    assert sheet.problems == [("q", "Check the number. It looks like this: 123")]
    assert sheet.typed["q"] == "12 x"
    assert refusal_of(question("national_id", pattern="99 99"), "1") == "Check the number. It has 4 digits"
    assert refusal_of(question("national_id"), "…") == "Enter the number in letters and digits"
    assert refusal_of(question("national_id")) == "Enter the number"


def test_a_hostile_form_costs_nothing():
    asked = question("national_id", pattern="X" * 40)

    assert refusal_of(asked, "1" * 100_000)


@pytest.mark.parametrize(
    "typed",
    [
        "DE89 3704 0044 0532 0130 00",
        "de89370400440532013000",
        "DE٨٩٣٧٠٤٠٠٤٤٠٥٣٢٠١٣٠٠٠",
        "ＤＥ89-3704.0044 0532 0130 00",
    ],
)
def test_an_iban_is_understood_however_it_is_grouped(typed):
    assert answer_to(question("iban"), typed) == IBAN


@pytest.mark.parametrize(
    "typed, hint",
    [
        ("12345678", "Start with the two letters of the country"),
        ("ZZ89370400440532013000", "Start with the two letters of the country"),
        ("DE89370400440532013", "Check the IBAN"),
        ("DE98370400440532013000", SWAPPED),
        ("DE", "too few or too many"),
        ("DE" + "1" * 100, "too few or too many"),
        ("", "Enter an IBAN"),
    ],
)
def test_an_iban_that_cannot_be_says_what_to_look_at(typed, hint):
    assert hint in refusal_of(question("iban"), typed)


def test_an_iban_is_of_a_country_that_can_be_paid_and_is_shown_in_groups():
    asked = question("iban", countries=["FR", "ES"])

    assert refusal_of(asked, IBAN) == "Enter an account in one of these countries: France, Spain"
    with speaking("es"):
        assert "Francia, España" in refusal_of(asked, IBAN)
    assert "DE89 3704 0044 0532 0130 00" in type_of(question("iban")).say(question("iban"), IBAN)
    assert type_of(asked).values(asked, IBAN) == {"q": IBAN, "q_country": "DE"}
    assert type_of(asked).values(asked, None) == {"q": None, "q_country": None}


@pytest.mark.parametrize(
    "typed, kept",
    [
        ("ab 123", "AB 123"),
        ("ab - 123", "AB-123"),
        ("ＡＢ１２３", "AB123"),
        ("京A 12345", "京A 12345"),
        ("د ١٢٣٤٥", "د 12345"),
    ],
)
def test_a_plate_of_anywhere_is_kept_in_capitals(typed, kept):
    assert answer_to(question("vehicle_plate"), typed) == kept


def test_a_plate_has_the_form_of_plates_here():
    asked = question("vehicle_plate", pattern="AA-999")

    assert answer_to(asked, "pa 123") == "PA-123"
    assert refusal_of(asked, "PA 12") == "Check the plate. It looks like this: AB-123"
    assert refusal_of(question("vehicle_plate"), "<b>").startswith("Enter the letters and digits")
    assert refusal_of(question("vehicle_plate"), "A" * 16).startswith("Check the plate: it has at most 15")
    assert refusal_of(question("vehicle_plate")) == "Enter what is on the plate"


@pytest.mark.parametrize(
    "typed, kept",
    [
        ("www.port-alder.example", "https://www.port-alder.example"),
        (" HTTP://Port-Alder.example/Path?q=1#a ", "http://port-alder.example/Path?q=1#a"),
        ("port-alder.example:8080/x", "https://port-alder.example:8080/x"),
        ("https://مثال.إختبار/صفحة", "https://مثال.إختبار/صفحة"),
    ],
)
def test_a_web_address_is_understood_without_its_beginning(typed, kept):
    assert answer_to(question("web_address"), typed) == kept


@pytest.mark.parametrize(
    "typed, hint",
    [
        ("javascript:alert(1)", "that starts with https://"),
        ("ftp://port-alder.example", "that starts with https://"),
        ("port alder", "without spaces"),
        ("localhost", "for example https://"),
        ("https://user:secret@port-alder.example", "for example https://"),
        ("https://[::1", "for example https://"),
        ("https://a.example:99999", "for example https://"),
        ("https://" + "a" * 3000, "Use no more than 2000 characters"),
        ("", "Enter a web address"),
    ],
)
def test_a_web_address_that_cannot_be_is_refused(typed, hint):
    assert hint in refusal_of(question("web_address"), typed)
