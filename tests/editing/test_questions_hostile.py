"""Whatever is sent to the questions' pages, nobody gets a broken page and nothing is stored that cannot be opened again."""

import pytest

from tests.editing.test_questions_form import NEW, draft, typed_in, url  # noqa: F401 a fixture

BASE = f"/en/staff/services/{NEW}/questions"
JUNK = [
    {"act": "options:up:99999999999999999999"},
    {"act": "options:explode:0"},
    {"act": ":::"},
    {"act": "sections:add"},
    {"act": "label:add"},
    {"set-options-count": "-1"},
    {"set-options-count": "999999"},
    {"set-options-count": "x"},
    {"type": "nothing", "act": "type"},
    {"type": "nothing"},
    {"shown_type": "nothing"},
    {"type": "", "act": "type"},
    {"type": "", "label": ""},
    {"label": "<script>alert(1)</script>", "act": "type"},
    {"label": "x" * 6000},
    {"id": "../../x"},
    {"id": "x" * 500},
    {"retention_months": "9" * 400},
    {"retention_months": "nan"},
    {"retention_months": "1e400"},
    {"concept": "person.birth_date"},
    {"type": "number", "shown_type": "number", "set-min": "inf", "set-max": "-inf"},
    {"type": "date", "shown_type": "date", "set-min": "9999-99-99"},
    {"type": "computed", "shown_type": "computed", "set-expression": "(" * 400},
    {"type": "national_id", "shown_type": "national_id", "set-pattern": "(a+)+$" * 50},
]
PAGES = [
    {"act": "clause:add:x"},
    {"act": "clause:remove:-1"},
    {"act": "clause"},
    {"clause-count": "99999"},
    {"clause-count": "-5"},
    {"shown": "nonsense"},
    {"shown": "expression", "expression": "a" * 5000},
    {"shown": "expression", "expression": "().__class__"},
    {"kind": "nonsense"},
    {"repeats": "yes", "repeat-min": "-3", "repeat-max": "x", "repeat-item": ""},
    {"clause-0-relation": "nonsense"},
    {"clause-0-name": "__class__"},
]


@pytest.mark.parametrize("changed", JUNK, ids=str)
def test_junk_in_a_question_is_refused_or_understood(client, draft, changed):  # noqa: F811
    fields = typed_in(client.get(url("size")).text) | changed
    assert client.post(url("size"), data=fields).status_code in {200, 303, 422}
    assert client.get(BASE).status_code == 200


@pytest.mark.parametrize("changed", PAGES, ids=str)
def test_junk_in_a_page_is_refused_or_understood(client, draft, changed):  # noqa: F811
    fields = typed_in(client.get(f"{BASE}/pages/details").text) | changed
    assert client.post(f"{BASE}/pages/details", data=fields).status_code in {200, 303, 422}
    assert client.get(f"{BASE}/pages/details").status_code == 200


@pytest.mark.parametrize("address", ["", "/items/born", "/pages/dog", "/sections/all", "/form", "/new-section"])
def test_an_empty_form_breaks_nothing(client, draft, address):  # noqa: F811
    before = draft()
    assert client.post(BASE + address).status_code in {303, 404, 422}
    assert draft() == before


@pytest.mark.parametrize(
    "place", ["x", "form", "form.sections", "form.sections[9].title", "form.sections[0].pages[0]", "[[["]
)
def test_a_place_that_is_nowhere_leads_to_the_list(client, draft, place):  # noqa: F811
    assert client.get(f"{BASE}/places/{place}").status_code == 303
