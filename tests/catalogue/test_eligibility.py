"""“May I?”: anonymous, one question after the other, in words, with and without JavaScript."""

import re
from html import unescape

import pytest

from portal.config import LANGUAGES

PATH = "/services/childcare-subsidy/eligibility"
RIGHT = {"lives_here": "yes", "child_under_seven": "yes", "has_place": "yes", "household_income": "1800"}
DOGS = {"id": "dogs", "type": "number", "label": {"en": "How many dogs?"}, "required": False}


def reason(text, outcome="no"):
    return {"outcome": outcome, "reason": {"en": text}}


@pytest.fixture
def ask(client):
    """The page of the check with these answers in its address."""

    def page(language="en", path=PATH, **fields):
        return client.get(f"/{language}{path}", query_string=fields)

    return page


def test_one_question_is_asked_at_a_time_and_nothing_is_known_of_the_reader(ask, city):
    response = ask()

    assert "<h1" in response.text
    assert "Do you live in Port Alder?" in response.text
    assert "household_income" not in response.text
    assert "This is anonymous." in response.text
    assert "Set-Cookie" not in response.headers


def test_the_next_question_keeps_the_answers_before_it(ask, city):
    text = ask(lives_here="yes").text

    assert '<input type="hidden" name="lives_here" value="yes">' in text
    assert "Your answers" in text


def test_only_what_can_still_matter_is_asked(ask, city):
    text = ask(lives_here="no").text

    assert "<h1>You probably cannot get this</h1>" in text
    assert "This subsidy is only for people who live in Port Alder." in text


def test_somebody_who_may_have_it_is_told_why_and_how_to_go_on(ask, city):
    text = ask(**RIGHT).text

    assert "<h1>You can probably get this</h1>" in text
    assert "What to do next" in text
    assert "/en/services/childcare-subsidy/application" in text


def test_an_answer_can_be_changed_and_the_others_stay(client, ask, city):
    text = ask(**RIGHT).text
    links = [unescape(link) for link in re.findall(r'href="([^"]*_change=lives_here[^"]*)"', text)]
    asked_again = client.get(links[0]).text

    assert "Do you live in Port Alder?" in asked_again
    assert "checked" in asked_again
    assert 'name="household_income" value="1800"' in asked_again


def test_the_way_back_leads_to_the_question_before(client, ask, city):
    text = ask(lives_here="yes").text
    back = unescape(re.search(r'href="([^"]*)" id="back"', text)[1])

    assert "Do you live in Port Alder?" in client.get(back).text
    assert 'id="back"' not in ask().text


def test_going_on_without_an_answer_says_what_to_do(ask, city):
    response = ask(_asked="lives_here")

    assert response.status_code == 422
    assert "<title>Error:" in response.text
    assert "Choose yes or no" in response.text


def test_an_answer_that_cannot_be_understood_is_shown_as_it_was_typed(ask, city):
    response = ask(**{**RIGHT, "household_income": "a lot"})

    assert response.status_code == 422
    assert 'value="a lot"' in response.text
    assert 'name="lives_here" value="yes"' in response.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_result_is_in_the_readers_language(ask, city, language):
    response = ask(language, lives_here="no")

    assert response.status_code == 200
    assert f'<html lang="{language}"' in response.text


def test_changing_the_language_keeps_the_answers(ask, city):
    assert "/ar/services/childcare-subsidy/eligibility?lives_here=yes" in ask(lives_here="yes").text


def test_nothing_is_written(ask, city, statements):
    with statements() as asked:
        ask(**RIGHT)

    assert all(statement.startswith("SELECT") for statement in asked), asked


def test_a_service_without_a_check_has_no_such_page(client, offer):
    offer()

    assert client.get("/en/services/dog-licence/eligibility").status_code == 404


def test_a_question_may_be_left_out(client, offer):
    offer(
        eligibility={
            "questions": [DOGS, {"id": "cats", "type": "yes_no", "label": {"en": "Cats?"}, "required": False}],
            "rows": [
                {"when": {"dogs": "> 3"}, **reason("Too many dogs.")},
                {"when": {"cats": "yes"}, **reason("No cats.")},
            ],
            "otherwise": reason("Ask **us**.", "maybe"),
        }
    )
    path = "/en/services/dog-licence/eligibility"

    assert "Too many dogs." in client.get(f"{path}?dogs=4").text
    assert "Cats?" in client.get(f"{path}?dogs=").text
    assert "Ask <strong>us</strong>." in client.get(f"{path}?dogs=&_asked=cats").text
    assert "Not answered" in client.get(f"{path}?dogs=&_asked=cats").text


def test_everything_that_stands_in_the_way_is_said(client, offer):
    offer(
        eligibility={
            "questions": [{**DOGS, "required": True}],
            "hit": "collect",
            "rows": [
                {"when": {"dogs": "> 3"}, **reason("More than three.")},
                {"when": {"dogs": "> 5"}, **reason("More than five.")},
                {"when": {"dogs": "> 1"}, **reason("More than one.", "yes")},
            ],
            "otherwise": reason("Fine.", "yes"),
        }
    )
    text = client.get("/en/services/dog-licence/eligibility?dogs=6").text

    assert "More than three." in text
    assert "More than five." in text
    assert "More than one." not in text, "what speaks for it is not said beside a no"


def test_what_is_computed_is_never_asked(client, acting, offer):
    offer(
        eligibility={
            "questions": [
                {"id": "income", "type": "money", "label": {"en": "Income?"}},
                {"id": "people", "type": "number", "min": 1, "label": {"en": "People?"}},
                {
                    "id": "over",
                    "type": "computed",
                    "unit": "money",
                    "expression": "income - 500 * people",
                    "label": {"en": "Over"},
                },
            ],
            "rows": [{"when": {"over": "> 0"}, **reason("Too much.")}],
            "otherwise": reason("Fine.", "yes"),
        }
    )
    path = "/en/services/dog-licence/eligibility"

    assert "Income?" in client.get(path).text
    assert "People?" in client.get(f"{path}?income=1000").text
    assert "Too much." in client.get(f"{path}?income=1000.01&people=2").text
    assert "Fine." in client.get(f"{path}?income=1000&people=2").text


@pytest.mark.parametrize("answer", ["\0", "x" * 5_000, "\u202e٣", "😀", "1e999", "-1", "NaN", "\ud800", "<script>"])
def test_anything_may_stand_in_the_address(client, city, answer):
    fields = dict.fromkeys([*RIGHT, "_change", "_asked", "lives_here-day", f"household_income-{answer}"], answer)
    fields = {
        key.encode("utf-8", "surrogatepass").decode(errors="replace"): value.encode("utf-8", "surrogatepass")
        for key, value in fields.items()
    }

    assert client.get(f"/en{PATH}", query_string=fields).status_code in {200, 422}
