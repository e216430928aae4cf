"""E-mail addresses typed twice, businesses, signatures, consents, scales and shares."""

from datetime import date

import pytest
from markupsafe import Markup

from portal.core import clock
from portal.core.i18n import speaking
from portal.questions import Sheet
from portal.questions.question_type import type_of
from tests.questions.conftest import answer_to, question, refusal_of, typed_in

pytestmark = pytest.mark.usefixtures("asking")

CONSENT = {"for_what": {"en": "To tell you <news>"}, "gets": {"en": "A letter each month"}, "until_months": 12}


def test_an_address_typed_twice_is_taken_when_both_are_the_same():
    asked = question("email", confirm=True)

    assert answer_to(asked, "amina@port-alder.example", again=" AMINA@port-alder.example") == "amina@port-alder.example"


@pytest.mark.parametrize(
    "first, again, box, sentence",
    [
        ("amina@a.example", "amin@a.example", "q-again", "The two e-mail addresses differ. Check both"),
        ("amina@a.example", "amina", "q-again", "The two e-mail addresses differ. Check both"),
        ("amina@a.example", "", "q-again", "Enter the e-mail address a second time"),
        ("", "amina@a.example", "q", "Enter an e-mail address, for example name@example.org"),
        ("", "", "q", "Enter an e-mail address"),
    ],
)
def test_addresses_that_differ_are_both_kept_to_be_compared(first, again, box, sentence):
    sheet = typed_in(question("email", confirm=True), first, again=again)

    assert not sheet.check()
    assert sheet.problems == [(box, sentence)]
    assert sheet.typed["q"] == {"address": first, "again": again}


def test_an_address_typed_once_does_not_confirm_itself_when_the_definition_changes():
    sheet = Sheet([question("email", confirm=True)], typed={"q": "amina@a.example"})

    assert not sheet.check()
    assert "e-mail address" in sheet.problems[0][1]


def test_a_business_needs_a_name_and_may_have_a_number_and_a_form():
    asked = question("business")

    answer = answer_to(asked, name=" Haddad & Sons ", number="HRB 1", legal_form="Ltd")

    assert answer == {"name": "Haddad & Sons", "number": "HRB 1", "legal_form": "Ltd"}
    assert type_of(asked).say(asked, answer).count("<bdi>") == 3
    assert "Haddad &amp; Sons" in type_of(asked).say(asked, answer)
    sheet = typed_in(asked, number="HRB 1")
    assert not sheet.check()
    assert sheet.problems == [("q-name", "Enter the name of the business")]
    assert refusal_of(asked, name="n", number="1" * 41) == "Use no more than 40 characters"
    assert type_of(asked).values(asked, answer_to(asked, name="Haddad")) == {
        "q": "Haddad",
        "q_number": None,
        "q_legal_form": None,
    }


def test_a_signature_is_a_name_and_a_day():
    asked = question("signature")

    answer = answer_to(asked, name="  مريم حداد ")

    assert answer == {"name": "مريم حداد", "signed_on": clock.today().isoformat()}
    assert type_of(asked).values(asked, answer) == {"q": True}
    said = type_of(asked).say(asked, {"name": "<Amina>", "signed_on": "2026-03-27"})
    assert said == Markup("Signed by <bdi>&lt;Amina&gt;</bdi> on 27 March 2026")


def test_a_signature_keeps_its_day_when_it_is_only_looked_at_again():
    old = {"name": "Amina", "signed_on": "2020-01-02"}
    again = Sheet.of_answers([question("signature")], {"q": old})

    assert again.check()
    assert again.answers["q"] == old


@pytest.mark.parametrize(
    "typed, sentence",
    [
        ("", "Type your full name to sign"),
        ("12 .", "Type your full name in the letters of any language"),
        ("n" * 201, "Use no more than 200 characters"),
    ],
)
def test_a_signature_without_a_name_is_none(typed, sentence):
    sheet = typed_in(question("signature"), name=typed)

    assert not sheet.check()
    assert sheet.problems == [("q-name", sentence)]


def test_nobody_can_send_the_day_of_a_signature_or_consent_along():
    signed = typed_in(question("signature"), name="Amina", signed_on="1999-01-01")
    agreed = typed_in(question("consent", **CONSENT), "yes", on="1999-01-01")

    assert signed.check() and agreed.check()
    assert signed.answers["q"]["signed_on"] == agreed.answers["q"]["on"] == clock.today().isoformat()


def test_a_consent_may_be_refused_unless_it_is_needed():
    today = clock.today().isoformat()
    free, needed = question("consent", required=False, **CONSENT), question("consent", **CONSENT)

    assert answer_to(free, "no") == {"given": False, "on": today}
    assert answer_to(free) is None
    assert answer_to(needed, "yes") == {"given": True, "on": today}
    assert refusal_of(needed, "no") == "We need your consent for this. Choose that you agree, or stop here"
    assert refusal_of(needed) == refusal_of(needed, "perhaps") == "Choose whether you agree"
    assert type_of(free).values(free, {"given": False, "on": today}) == {"q": False}
    assert type_of(free).values(free, None) == {"q": None}


def test_a_consent_says_what_for_what_one_gets_and_until_when():
    asked = question("consent", required=False, **CONSENT)
    kind = type_of(asked)

    about = kind.about(asked, "")
    assert about.split("<br>") == [
        "What for: To tell you &lt;news&gt;",
        "What you get: A letter each month",
        "It ends by itself after 12 months.",
        "You may say no.",
    ]
    assert kind.say(asked, {"given": True, "on": date(2024, 2, 29).isoformat()}).split("<br>") == [
        "I agree (29 February 2024)",
        "What for: To tell you &lt;news&gt;",
        "Until 28 February 2025",
    ]
    assert kind.say(asked, {"given": False, "on": "2026-03-27"}) == "I do not agree (27 March 2026)"
    with speaking("ar"):
        assert '<span lang="en" dir="ltr">To tell you' in kind.about(asked, "")


def test_a_scale_has_words_at_its_ends():
    asked = question("rating_scale", low={"en": "Very hard"}, high={"en": "Very easy"})
    kind = type_of(asked)

    assert [option["label"] for option in kind.options(asked)] == ["1 – Very hard", "2", "3", "4", "5 – Very easy"]
    assert answer_to(asked, "4") == 4
    assert kind.say(asked, 4) == "4 on a scale from 1 to 5"
    assert kind.say(asked, 5) == "5 on a scale from 1 to 5 – Very easy"
    assert refusal_of(asked, "6") == refusal_of(asked, "") == "Choose an answer"
    assert answer_to(question("rating_scale", points=11), "0") == 0
    assert kind.values(asked, 4) == {"q": 4}


@pytest.mark.parametrize("typed", ["12", "12 %", "%12", "١٢٪", "１２％"])
def test_a_share_is_understood_with_or_without_its_sign(typed):
    assert answer_to(question("percentage"), typed) == 12


def test_a_share_stays_between_nothing_and_all_unless_the_definition_says_more():
    assert refusal_of(question("percentage"), "101") == "The number must be 100% or less"
    assert refusal_of(question("percentage"), "-1") == "The number must be 0% or more"
    assert refusal_of(question("percentage"), "half") == "Enter a whole percentage, for example 12"
    assert refusal_of(question("percentage", decimals=1), "half") == "Enter a percentage, for example 12.5"
    assert refusal_of(question("percentage")) == "Enter a percentage"
    assert answer_to(question("percentage", max=200), "150") == 150
    assert answer_to(question("percentage", decimals=1), "12,5") == "12.5"
    asked = question("percentage", decimals=1)
    assert type_of(asked).say(asked, "12.5") == "12.5%"
    assert type_of(asked).values(asked, "12.5") == {"q": 12.5}
    with speaking("es"):
        assert type_of(asked).say(asked, "12.5") == "12,5\xa0%"
