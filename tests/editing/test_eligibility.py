"""Editors write who may get a service: questions, a table with a rule in each row, and try it."""

import re

import pytest

from portal.content import Manuscript, manuscript
from tests.editing.test_texts import fields_of

SLUG = "dog-licence"
BASE = f"/en/staff/services/{SLUG}"
URL = f"{BASE}/eligibility"


@pytest.fixture
def document(client, edith, acting):
    """A service whose check asks two things; gives back a way to read it."""
    zones = [{"value": value, "label": {"en": value.title()}} for value in ("harbour", "hill", "mill")]
    questions = [
        {"id": "dogs", "type": "number", "min": 0, "label": {"en": "How many dogs?", "es": "¿Cuántos perros?"}},
        {"id": "zone", "type": "one_of", "options": zones, "label": {"en": "Where do you live?"}},
        {"id": "born", "type": "date", "required": False, "label": {"en": "When were you born?"}},
    ]
    rows = [
        {"when": {"dogs": "> 3"}, "outcome": "no", "reason": {"en": "Too many.", "es": "Demasiados."}},
        {"when": {"dogs": "<= 3", "zone": "harbour, hill"}, "outcome": "yes", "reason": {"en": "Welcome."}},
    ]
    about = {"id": SLUG, "department": "transport", "name": {"en": "Dog licence"}}
    eligibility = {"questions": questions, "rows": rows}
    page = {
        "id": "dog",
        "title": {"en": "Dog"},
        "questions": [{"id": "tame", "type": "yes_no", "label": {"en": "Tame?"}}],
    }
    form = {"sections": [{"id": "all", "title": {"en": "All"}, "pages": [page]}]}
    with acting():
        Manuscript.begin("service", SLUG, {**about, "eligibility": eligibility, "form": form}, verb="begun")

    def read():
        with acting():
            return manuscript("service", SLUG).document

    return read


def send(client, do="", **typed):
    fields = fields_of(client.get(URL).text, "table") | {
        name.replace("__", "-"): words for name, words in typed.items()
    }
    return client.post(URL, data=fields | {"do": do})


def test_saving_the_table_as_it_is_changes_nothing(client, document):
    before = document()
    assert send(client).status_code == 303
    assert document() == before


def test_every_cell_says_its_row_and_column(client, document):
    page = re.sub(r"\s+", " ", client.get(URL).text)
    assert '<label for="row-0-dogs">Row 1: How many dogs?</label>' in page
    assert "<legend>Row 2: Where do you live?</legend>" in page
    assert '<th scope="row"' in page
    assert "<caption" in page


def test_a_gap_is_said_in_words_and_filled_with_a_button(client, document):
    page = client.get(URL).text
    assert "No row covers “How many dogs?” 0 to 3 with “Where do you live?” “Mill”." in page

    send(client, "row:add:0")
    assert document()["eligibility"]["rows"][-1] == {"when": {"dogs": "0..3", "zone": "mill"}, "outcome": "maybe"} or (
        document()["eligibility"]["rows"][-1]["when"]["zone"] == "mill"
    )
    assert "No row covers" not in client.get(URL).text.partition("<table")[0].rpartition('id="gaps"')[2]


def test_rows_are_moved_copied_and_removed_and_that_is_undone(client, document):
    first, second = document()["eligibility"]["rows"]
    send(client, "row:down:0")
    assert document()["eligibility"]["rows"] == [second, first]

    send(client, "row:copy:0")
    assert document()["eligibility"]["rows"] == [second, second, first]

    page = client.get(send(client, "row:remove:1").location).text
    assert document()["eligibility"]["rows"] == [second, first]
    form = re.search(r'<form id="undo-last".*?</form>', page, re.DOTALL)[0]
    client.post(f"{BASE}/history/undo", data=dict(re.findall(r'name="(\w+)" value="([^"]*)"', form)))
    assert len(document()["eligibility"]["rows"]) == 3


def test_a_button_saves_what_was_typed_too(client, document):
    send(client, "row:add", row__0__dogs="> 5", row__0__reason="Five at most.")
    rows = document()["eligibility"]["rows"]
    assert rows[0]["when"] == {"dogs": "> 5"}
    assert rows[0]["reason"] == {"en": "Five at most.", "es": "Demasiados."}
    assert len(rows) == 3


def test_a_cell_nobody_can_read_is_refused_beside_its_cause(client, document):
    before = document()
    answer = send(client, "row:up:1", row__0__dogs="many")

    assert answer.status_code == 422
    assert 'href="#row-0-dogs"' in answer.text
    assert 'aria-describedby="row-0-dogs-error"' in answer.text
    assert 'value="many"' in answer.text
    assert document() == before


def test_rows_that_are_never_used_are_said(client, document):
    send(client, "row:add", row__1__dogs="> 4", row__1__zone=["mill"])
    assert "Row 2 is never used" in client.get(URL).text


def test_the_last_word_covers_what_is_left(client, document):
    send(client, otherwise__outcome="maybe", otherwise__reason="Ask us.", hit="unique")
    assert document()["eligibility"]["otherwise"] == {"outcome": "maybe", "reason": {"en": "Ask us."}}
    assert document()["eligibility"]["hit"] == "unique"
    assert 'id="gaps"' not in client.get(URL).text


def test_trying_it_says_which_row_decides_and_why(client, document):
    trial = f"{URL}/trial"
    assert "Row 1" in client.post(trial, data={"dogs": "7"}).text.partition('id="ruling"')[2][:600]
    assert "Too many." in client.post(trial, data={"dogs": "7"}).text.partition('id="ruling"')[2][:600]
    assert "Answer this too" in client.post(trial, data={"dogs": "2"}).text
    assert "nothing is said" in client.post(trial, data={"dogs": "2", "zone": "mill"}).text
    assert client.post(trial, data={"dogs": "many"}).status_code == 422


def test_a_question_is_added_in_a_kind_a_table_can_decide_by(client, document):
    url = f"{URL}/new-question"
    page = client.get(url).text
    assert 'value="yes_no"' in page
    assert 'value="file"' not in page
    client.post(url, data=fields_of(page, "question") | {"label": ["Is it tame?"]})
    assert document()["eligibility"]["questions"][-1] == {
        "id": "is_it_tame",
        "type": "yes_no",
        "label": {"en": "Is it tame?"},
    }
    assert "Row 1: Is it tame?" in client.get(URL).text


def test_a_question_of_the_form_can_be_asked_here_too_under_its_name(client, document):
    assert "Ask a question of the form here too" in client.get(URL).text
    url = f"{URL}/new-question?like=tame"
    client.post(url, data=fields_of(client.get(url).text, "question"))
    assert document()["eligibility"]["questions"][-1]["id"] == "tame"


def test_a_new_name_of_a_question_is_followed_by_the_cells(client, document):
    url = f"{URL}/questions/dogs"
    client.post(url, data=fields_of(client.get(url).text, "question") | {"id": ["how_many"]})
    assert document()["eligibility"]["rows"][0]["when"] == {"how_many": "> 3"}


def test_a_question_that_is_removed_takes_its_cells_along(client, document):
    page = client.get(URL).text
    value = re.search(r'value="(remove:eligibility.questions\[0\]:[^"]*)"', page)[1]
    client.post(f"{BASE}/arrangement", data={"do": value})
    assert document()["eligibility"]["rows"][1]["when"] == {"zone": "harbour, hill"}


def test_a_finding_leads_to_its_cell(client, document, app):
    send(client, "row:add")
    page = client.get(BASE).text
    assert f"{URL}#row-2" in page


def test_the_second_of_two_editors_is_told_and_loses_nothing(client, yusuf, document):
    mine = fields_of(client.get(URL).text, "table") | {"row-0-dogs": ["> 8"]}
    send(yusuf, row__0__dogs="> 6")
    answer = client.post(URL, data=mine)
    assert answer.status_code == 422
    assert "Yusuf Karim" in answer.text
    assert 'value="&gt; 8"' in answer.text
    client.post(URL, data=fields_of(answer.text, "table"))
    assert document()["eligibility"]["rows"][0]["when"]["dogs"] == "> 8"


def test_a_service_without_a_check_begins_with_a_question(client, edith, document, acting):
    with acting():
        manuscript("service", SLUG, to_change=True).change(
            "about.changed", lambda old: {k: v for k, v in old.items() if k != "eligibility"}
        )
    assert "The check asks nothing yet" in client.get(URL).text


def test_after_trying_it_one_can_go_on_rearranging(client, document):
    page = client.post(f"{URL}/trial", data={"dogs": "7"}).text
    value = re.search(r'value="(down:eligibility.questions\[0\]:[^"]*)"', page)[1]
    following = re.search(r'name="next" value="([^"]*)"', page)[1]
    answer = client.post(f"{BASE}/arrangement", data={"do": value, "next": following}, follow_redirects=True)
    assert answer.status_code == 200
    assert document()["eligibility"]["questions"][1]["id"] == "dogs"


def test_hostile_numbers_of_rows_are_kept_within_bounds(client, document):
    page = client.get(URL).text
    fields = fields_of(page, "table")
    answer = client.post(URL, data=fields | {"row-count": "99999999"})
    assert answer.status_code in {303, 422}
    assert len(document()["eligibility"]["rows"]) <= 200
