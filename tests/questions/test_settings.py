"""Settings that only one type has: what cannot be is refused with its place and what to write instead."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError
from werkzeug.datastructures import MultiDict

from portal.core.definitions import flaws_of
from portal.core.i18n import speaking
from portal.questions import FormDefinition, Sheet
from portal.questions.question_type import type_of
from tests.questions.conftest import NEEDED, page, question

pytestmark = pytest.mark.usefixtures("asking")
PLACE = "sections[0].pages[0].questions[0]"
CAPITALS = "Write the two capital letters of a country that has IBANs, like DE."
UNITS = "Write one of 'days', 'hours' or 'minutes'."


def flaws(kind, **settings) -> dict[str, str]:
    pages = [page("p", {"id": "q", "type": kind, **settings})]
    with pytest.raises(ValidationError) as caught:
        FormDefinition.model_validate({"sections": [{"id": "you", "title": {"en": "You"}, "pages": pages}]})
    return {flaw.place.removeprefix(f"{PLACE}."): flaw.sentence for flaw in flaws_of(caught.value)}


@pytest.mark.parametrize(
    "kind, settings, place, sentence",
    [
        ("email", {"confirm": "perhaps"}, "confirm", "Write true or false."),
        (
            "web_address",
            {"max_length": 5},
            "max_length",
            "Leave it out: a question of type web_address has no max_length.",
        ),
        ("national_id", {"pattern": "---"}, "pattern", "Write 9 for each digit, A for each letter"),
        ("national_id", {"pattern": "9" * 41}, "pattern", "Shorten it to 40 characters."),
        ("national_id", {"check": "md5"}, "check", "Write one of 'luhn', 'mod_11_10'"),
        ("national_id", {"pattern": "A99", "check": "luhn"}, "check", "luhn knows digits only"),
        ("national_id", {"pattern": "999", "example": "12"}, "example", "Write an invented number that fits pattern."),
        ("national_id", {"check": "luhn", "example": "12"}, "example", "check digits are right by luhn"),
        ("iban", {"countries": ["Germany"]}, "countries[0]", CAPITALS),
        ("iban", {"countries": ["DE", "US"]}, "countries[1]", CAPITALS),
        ("iban", {"countries": "DE"}, "countries", "Write a list"),
        ("time", {"earliest": 480}, "earliest", "Put it in quotes"),
        ("time", {"latest": "24:00"}, "latest", 'Write a time of day in quotes, like "08:00".'),
        ("time", {"earliest": "10:00", "latest": "09:00"}, "latest", "Write a time that is not before earliest."),
        ("date_range", {"max_days": 0}, "max_days", "Write 1 or more."),
        ("date_range", {"min": 5}, "min", "Write today, or a date like 2026-03-27."),
        ("duration", {"units": ["weeks"]}, "units[0]", UNITS),
        ("duration", {"units": ["days", "days"]}, "units", "Write each unit once."),
        ("duration", {"units": []}, "units", "Write at least 1 of them."),
        ("duration", {"longest_minutes": 10**12}, "longest_minutes", "or less."),
        ("percentage", {"min": "today"}, "min", "Write a number."),
        ("rating_scale", {"points": 2}, "points", "Write 3 or more."),
        ("rating_scale", {"low": "bad"}, "low", 'Write the text once for each language, like en: "Name".'),
        ("vehicle_plate", {"pattern": ""}, "pattern", "Write 9 for each digit"),
        ("business", {"options": [{"value": "a", "label": {"en": "A"}}]}, "options", "Leave it out"),
        ("signature", {"sentence": {"en": "I sign"}}, "sentence", "nothing here is called so"),
        ("consent", {}, "for_what", "Write this; it must not be left out."),
        ("consent", {**NEEDED["consent"], "until_months": 0}, "until_months", "Write 1 or more."),
    ],
)
def test_a_setting_that_cannot_be_is_refused_with_its_place(kind, settings, place, sentence):
    found = flaws(kind, **settings)

    assert list(found) == [place]
    assert sentence in found[place]


@pytest.mark.parametrize(
    "kind, concept", [("national_id", "person.national_id"), ("iban", "person.iban"), ("email", "person.email")]
)
def test_an_answer_may_mean_something_to_other_services(kind, concept):
    assert question(kind, concept=concept).concept == concept


def test_a_concept_of_everybody_belongs_to_one_type():
    assert "of type signature" in flaws("signature", concept="person.name")["concept"]


SET = {
    "email": [{"confirm": True}],
    "web_address": [{}],
    "national_id": [{"pattern": "AX-99"}, {"check": "mod_37_36"}, {"pattern": "X", "check": "mod_97_10"}],
    "iban": [{"countries": ["DE"]}],
    "time": [{"earliest": "08:00"}],
    "date_range": [{"max_days": 3, "min": "today"}],
    "duration": [{"units": ["days"]}, {"longest_minutes": 60}],
    "percentage": [{"decimals": 2, "max": 1000}],
    "rating_scale": [{"points": 11, "low": {"en": "Bad"}}],
    "vehicle_plate": [{"pattern": "京A-999"}, {}],
    "consent": [{**NEEDED["consent"], "required": False}],
}
JUNK = st.text(max_size=30) | st.sampled_from(
    [
        "ab-12",
        "ß1-12",
        "0",
        "11",
        "0.5 %",
        "8 pm",
        "１２",
        "DE89 3704 0044 0532 0130 00",
        "yes",
        "no",
        "a@b.example",
        "ŉ",
        "ΐ",
    ]
)
BOXES = ("", "-again", "-days", "-hours", "-minutes", "-from-day", "-from-month", "-from-year", "-until-day")


@settings(max_examples=150, deadline=None)
@given(st.dictionaries(st.sampled_from(BOXES), JUNK), st.sampled_from(["en", "ar", "zh-Hans"]))
def test_whatever_is_typed_with_any_settings_nothing_crashes_and_nothing_is_lost(house, sent, language):
    fields = MultiDict((f"q{box}", text) for box, text in sent.items())
    with house.test_request_context("/"), speaking(language):
        for asked in (question(kind, **settings) for kind, cases in SET.items() for settings in cases):
            sheet = Sheet.parked([asked], fields)
            typed = {**sheet.typed}
            if sheet.check():
                again = Sheet.of_answers([asked], sheet.answers)
                assert again.check(), (asked.type, sheet.typed, again.typed)
                assert again.answers == sheet.answers
                assert sheet.answers["q"] is None or type_of(asked).say(asked, sheet.answers["q"])
            else:
                assert all(sentence for _id, sentence in sheet.problems)
            assert set(type_of(asked).values(asked, sheet.answers.get("q"))) == set(type_of(asked).values(asked, None))
            assert sheet.typed == typed
