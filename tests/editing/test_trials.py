"""Editors write tests of a service, try them on the page, and take over what came out."""

import re

import pytest

from portal.catalogue import ServiceDefinition, publish
from portal.content import manuscript
from tests.catalogue.factories import read
from tests.editing.conftest import PERMIT
from tests.editing.test_texts import fields_of

BASE = f"/en/staff/services/{PERMIT}"
URL = f"{BASE}/tests"


@pytest.fixture
def trials(client, edith, acting):
    """The tests of the service as they are now."""

    def read():
        with acting():
            return manuscript("service", PERMIT).document.get("tests", [])

    return read


def fill(client, url, act="", **typed):
    fields = fields_of(client.get(url).text, "test") | {name.replace("__", "-"): words for name, words in typed.items()}
    return client.post(url, data=fields | ({"act": act} if act else {}))


def test_all_tests_are_tried_on_the_page(client, trials):
    page = client.get(URL).text
    assert "All tests pass." in page
    assert page.count("Passes</span>") == len(trials())


def test_every_test_can_be_saved_as_it_is(client, trials):
    before = trials()
    assert before
    for number, _trial in enumerate(before):
        assert fill(client, f"{URL}/{number}").status_code == 303
    assert trials() == before


def test_a_test_that_fails_says_why_and_can_take_over_what_came_out(client, trials):
    before = trials()
    fill(client, f"{URL}/0", outcome="refused")
    page = client.get(URL).text
    assert "1 test fails." in page
    assert "refused was expected." in page

    form = re.search(r'<form [^>]*action="([^"]*/expectation)".*?name="seen" value="([^"]*)"', page, re.DOTALL)
    client.post(form[1], data={"seen": form[2]})
    assert trials()[0]["outcome"] == before[0]["outcome"]
    assert "All tests pass." in client.get(URL).text


def test_a_test_is_written_in_the_fields_citizens_use(client, trials):
    number = len(trials())
    fields = {
        "name": "Nobody answers anything",
        "full_name": "Ana Gil",
        "birth_date-day": "1",
        "birth_date-month": "5",
        "birth_date-year": "1990",
    }
    assert fill(client, f"{BASE}/new-test", **fields).status_code == 303
    assert trials()[number]["answers"] == {"full_name": "Ana Gil", "birth_date": "1990-05-01"}


def test_trying_it_saves_nothing_and_taking_over_fills_the_form(client, trials):
    before = trials()
    tried = fill(client, f"{BASE}/new-test", "try", name="A try", stages="none")
    assert tried.status_code == 200
    assert "It fails" in tried.text

    taken = client.post(f"{BASE}/new-test", data=fields_of(tried.text, "test") | {"act": "take"})
    assert "It passes" in taken.text
    assert trials() == before

    client.post(f"{BASE}/new-test", data=fields_of(taken.text, "test"))
    assert trials()[-1]["stages"]
    assert "All tests pass." in client.get(URL).text


def test_an_answer_nobody_can_read_is_refused_and_kept(client, trials):
    before = trials()
    answer = fill(client, f"{BASE}/new-test", name="A birth date", **{"birth_date-day": "40", "birth_date-month": "x"})
    assert answer.status_code == 422
    assert 'value="40"' in answer.text
    assert trials() == before


def test_a_test_without_a_name_is_refused(client, trials):
    assert 'href="#name"' in fill(client, f"{BASE}/new-test").text
    assert 'href="#today"' in fill(client, f"{BASE}/new-test", name="Some day", today="soon").text


def test_a_test_that_cannot_be_read_does_not_keep_the_others_from_being_tried(client, trials, acting):
    broken = [{"name": "x", "outcome": "perhaps"}, *trials()]
    with acting():
        manuscript("service", PERMIT, to_change=True).change("test.added", lambda old: {**old, "tests": broken})
    page = client.get(URL).text
    assert "1 test fails." in page
    assert page.count("Passes</span>") == len(broken) - 1
    assert client.get(f"{URL}/0").status_code == 200


def test_the_second_of_two_editors_is_told_and_loses_nothing(client, yusuf, trials):
    mine = fields_of(client.get(f"{URL}/0").text, "test") | {"name": "Mine"}
    fill(yusuf, f"{URL}/0", name="Theirs")
    answer = client.post(f"{URL}/0", data=mine)
    assert answer.status_code == 422
    assert "Yusuf Karim" in answer.text
    client.post(f"{URL}/0", data=fields_of(answer.text, "test"))
    assert trials()[0]["name"] == "Mine"


def test_there_is_no_page_for_a_test_that_is_not_there(client, trials):
    assert client.get(f"{URL}/99").status_code == 404
    assert client.post(f"{URL}/99/expectation").status_code == 404


def test_answers_keep_the_day_on_which_they_were_given(client, edith, acting):
    slug = "health-data-donation"
    with acting():
        publish(ServiceDefinition.model_validate(read(f"services/{slug}.yaml")))
        before = manuscript("service", slug).document["tests"]
    for number, _trial in enumerate(before):
        assert fill(client, f"/en/staff/services/{slug}/tests/{number}").status_code == 303
    with acting():
        assert manuscript("service", slug).document["tests"] == before
