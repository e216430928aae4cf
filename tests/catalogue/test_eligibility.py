"""“May I?”: anonymous, in words, with and without JavaScript."""

import pytest

from portal.config import LANGUAGES

PATH = "/services/childcare-subsidy/eligibility"
RIGHT = {"lives_here": "yes", "child_under_seven": "yes", "has_place": "yes", "household_income": "1800"}


def test_the_questions_are_asked_at_once_and_nothing_is_known_of_the_reader(client, city):
    response = client.get(f"/en{PATH}")

    assert "Do you live in Port Alder?" in response.text
    assert "This is anonymous." in response.text
    assert "Set-Cookie" not in response.headers


def test_somebody_who_may_have_it_is_told_why_and_how_to_go_on(client, city):
    text = client.post(f"/en{PATH}", data=RIGHT).text

    assert "<h1>You can probably get this</h1>" in text
    assert "What to do next" in text
    assert "/en/services/childcare-subsidy/application" in text


def test_the_first_rule_that_is_true_gives_the_reason(client, city):
    text = client.post(f"/en{PATH}", data={**RIGHT, "lives_here": "no"}).text

    assert "<h1>You probably cannot get this</h1>" in text
    assert "This subsidy is only for people who live in Port Alder." in text


def test_answers_left_out_are_asked_for_and_the_others_stay(client, city):
    response = client.post(f"/en{PATH}", data={"lives_here": "yes", "household_income": "a lot"})

    assert response.status_code == 422
    assert "<title>Error:" in response.text
    assert "There is a problem" in response.text
    assert 'value="a lot"' in response.text
    assert "checked" in response.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_result_is_in_the_readers_language(client, city, language):
    response = client.post(f"/{language}{PATH}", data={**RIGHT, "lives_here": "no"})

    assert response.status_code == 200
    assert f'<html lang="{language}"' in response.text


def test_changing_the_language_keeps_the_answers(client, city):
    typed = {"household_income": "1800", "switch_to": "ar"}
    sent_on = client.post(f"/en{PATH}", data=typed)

    assert sent_on.status_code == 307, "the browser posts the same again"
    there = client.post(sent_on.headers["Location"], data=typed)
    assert there.request.path == f"/ar{PATH}"
    assert there.status_code == 200, "nobody has asked for the result yet"
    assert 'value="1800"' in there.text


def test_changing_to_no_language_leads_nowhere(client, city):
    for code in ("", "xx", "//evil.example", "en"):
        assert client.post(f"/en{PATH}", data={**RIGHT, "switch_to": code}).status_code == 200


def test_nothing_is_written(client, city, statements):
    with statements() as asked:
        client.post(f"/en{PATH}", data=RIGHT)

    assert all(statement.startswith("SELECT") for statement in asked), asked


def test_a_service_without_a_check_has_no_such_page(client, offer):
    offer()

    assert client.get("/en/services/dog-licence/eligibility").status_code == 404
    assert client.post("/en/services/dog-licence/eligibility").status_code == 404


def test_no_rule_true_means_the_last_word_of_the_definition(client, offer):
    offer(
        eligibility={
            "questions": [{"id": "dogs", "type": "number", "label": {"en": "How many dogs?"}, "required": False}],
            "rules": [{"when": "dogs > 3", "outcome": "no", "reason": {"en": "Too many dogs."}}],
            "otherwise": {"outcome": "maybe", "reason": {"en": "Ask **us**."}},
        }
    )

    assert "Too many dogs." in client.post("/en/services/dog-licence/eligibility", data={"dogs": "4"}).text
    for dogs in ("3", "", "0"):
        text = client.post("/en/services/dog-licence/eligibility", data={"dogs": dogs}).text
        assert "Ask <strong>us</strong>." in text


@pytest.mark.parametrize("answer", ["\0", "x" * 10_000, "\u202e٣", "😀", "1e999", "-1", "NaN"])
def test_anything_may_be_typed(client, city, answer):
    data = dict.fromkeys(RIGHT, answer)

    assert client.post(f"/en{PATH}", data=data).status_code in {200, 422}
