"""Editors write how a service is worked: stages, what the portal does by itself, timers and ways on."""

import re

import pytest

from portal.content import manuscript
from tests.editing.conftest import PERMIT
from tests.editing.test_texts import fields_of

BASE = f"/en/staff/services/{PERMIT}"
URL = f"{BASE}/workflow"


@pytest.fixture
def document(client, edith, acting):
    """How the service is worked now."""

    def read(part="workflow"):
        with acting():
            return manuscript("service", PERMIT).document[part]

    return read


def fill(client, url, form, **typed):
    """Open a page, type into its form and send it."""
    fields = fields_of(client.get(url).text, form) | {name.replace("__", "-"): words for name, words in typed.items()}
    return client.post(url, data=fields)


def item(place):
    return f"{URL}/items/workflow.{place}"


def press(client, page, act, place):
    value = re.search(rf'value="({act}:{re.escape(place)}:[^"]*)"', page)[1]
    return client.post(f"{BASE}/arrangement", data={"do": value})


def test_the_workflow_is_a_picture_and_the_same_as_a_list(client, document):
    page = client.get(URL).text
    assert "<svg" in page
    assert 'aria-describedby="ways-of-cases"' in page
    assert 'id="ways-of-cases"' in page
    for stage in document()["stages"]:
        assert stage["title"]["en"] in page
    assert "Granted" in page
    assert stage["title"]["ar"] in client.get(URL.replace("/en/", "/ar/")).text


def test_every_stage_and_item_can_be_saved_as_it_is(client, document):
    before = document()
    for number, stage in enumerate(before["stages"]):
        assert fill(client, f"{URL}/stages/{stage['id']}", "stage").status_code == 303
        for kind in ("steps", "timers", "ways"):
            for place, _item in enumerate(stage.get(kind, [])):
                assert fill(client, item(f"stages[{number}].{kind}[{place}]"), "item").status_code == 303
    for end in ("granted", "refused"):
        for place, _item in enumerate(before.get(end, [])):
            assert fill(client, item(f"{end}[{place}]"), "item").status_code == 303
    assert document() == before


def test_a_stage_is_added_with_tasks(client, document):
    answer = fill(
        client, f"{URL}/new-stage", "stage", title="Second look", working_days="3", **{"task-0-text": "Read it"}
    )
    assert answer.status_code == 303
    assert document()["stages"][-1] == {
        "id": "second-look",
        "title": {"en": "Second look"},
        "role": "caseworker",
        "working_days": 3,
        "tasks": [{"id": "task", "text": {"en": "Read it"}}],
    }


def test_a_stage_without_a_title_is_refused_and_keeps_what_was_typed(client, document):
    before = document()
    answer = fill(client, f"{URL}/new-stage", "stage", hint="Somebody looks", working_days="soon")
    assert answer.status_code == 422
    assert 'href="#title"' in answer.text
    assert 'href="#working_days"' in answer.text
    assert "Somebody looks" in answer.text
    assert document() == before


def test_a_new_short_name_of_a_stage_is_followed_by_ways_timers_and_tests(client, document):
    fill(client, f"{URL}/stages/look", "stage", id="a-look")
    assert "'to': 'look'" not in str(document())
    assert "'look'" not in str([trial.get("stages") for trial in document("tests")])
    assert "'a-look'" in str([trial.get("stages") for trial in document("tests")])


def test_stages_are_moved_copied_and_removed(client, document):
    ids = [stage["id"] for stage in document()["stages"]]
    press(client, client.get(URL).text, "down", "workflow.stages[0]")
    assert [stage["id"] for stage in document()["stages"]] == [ids[1], ids[0], *ids[2:]]
    press(client, client.get(URL).text, "copy", "workflow.stages[0]")
    assert len({stage["id"] for stage in document()["stages"]}) == len(ids) + 1
    press(client, client.get(URL).text, "remove", "workflow.stages[1]")
    assert len(document()["stages"]) == len(ids)


def test_a_step_asks_for_what_its_kind_needs(client, document):
    url = item("stages[1].steps[1]")
    fields = fields_of(client.get(url).text, "item") | {"do": "register", "act": "do"}
    page = client.post(url, data=fields).text
    assert 'name="set-keep_as"' in page

    fields = fields_of(page, "item") | {
        "set-register": "residents",
        "set-keep_as": "lives_here",
        "set-send": "name = full_name",
    }
    assert client.post(url, data=fields).status_code == 303
    assert document()["stages"][1]["steps"][1] == {
        "do": "register",
        "register": "residents",
        "keep_as": "lives_here",
        "send": {"name": "full_name"},
    }


def test_a_step_without_its_message_is_refused_beside_the_field(client, document):
    answer = fill(client, item("granted[9]"), "item") if client.get(item("granted[9]")).status_code == 200 else None
    assert answer is None
    number = len(document().get("refused", []))
    answer = fill(client, item(f"refused[{number}]"), "item")
    assert answer.status_code == 422
    assert 'href="#set-message"' in answer.text


def test_a_way_gets_a_label_and_a_condition_made_of_fields(client, document):
    number = len(document()["stages"][1].get("ways", []))
    url = item(f"stages[1].ways[{number}]")
    fields = fields_of(client.get(url).text, "item") | {"to": "register-check", "label": "Back", "act": "clause:add:0"}
    page = client.post(url, data=fields).text
    fields = fields_of(page, "item") | {"clause-0-name": "verdict", "clause-0-value": "yes"}
    assert client.post(url, data=fields).status_code == 303
    assert document()["stages"][1]["ways"][number] == {
        "to": "register-check",
        "label": {"en": "Back"},
        "when": "verdict == 'yes'",
    }


def test_a_timer_keeps_its_steps_when_it_changes(client, document):
    before = document()["stages"][1]["timers"][0]
    fill(client, item("stages[1].timers[0]"), "item", after_working_days="4")
    after = document()["stages"][1]["timers"][0]
    assert after == {**before, "after_working_days": 4}


def test_a_person_can_always_decide(client, document):
    fill(client, URL, "decides", person_decides="yes")
    assert document()["person_decides"] is True


def test_what_is_no_item_of_a_workflow_has_no_page(client, document):
    for place in ("stages[0]", "stages[99].ways[0]", "granted[50]", "stages[0].title[0]", "x", "stages[0].steps[x]"):
        assert client.get(item(place)).status_code == 404
    assert client.get(f"{URL}/stages/nowhere").status_code == 404


def test_a_finding_leads_to_the_page_of_its_step(client, document):
    press(client, client.get(f"{BASE}/messages").text, "remove", "messages[0]")
    client.get(f"{BASE}/messages")
    assert re.search(
        r'href="[^"]*/workflow/items/workflow.stages\[1\].steps\[0\]#set-message"', client.get(BASE).text
    ) or re.search(
        r'href="[^"]*/workflow/items/workflow.stages%5B1%5D.steps%5B0%5D#set-message"', client.get(BASE).text
    )


def test_the_second_of_two_editors_is_told_and_loses_nothing(client, yusuf, document):
    url = f"{URL}/stages/look"
    mine = fields_of(client.get(url).text, "stage") | {"title": "Mine"}
    fill(yusuf, url, "stage", title="Theirs")
    answer = client.post(url, data=mine)
    assert answer.status_code == 422
    assert "Yusuf Karim" in answer.text
    client.post(url, data=fields_of(answer.text, "stage"))
    assert document()["stages"][1]["title"]["en"] == "Mine"


def test_what_was_moved_is_called_by_what_it_does(client, document):
    page = client.get(URL).text
    press(client, page, "down", "workflow.granted[0]")
    assert "Make a document" in client.get(URL).text.partition("is moved down")[0].rpartition("<p>")[2]


def test_hostile_places_are_refused_quickly(client, document):
    for place in (
        "workflow.stages[" + "9" * 5000 + "]",
        "workflow" + ".a" * 3000,
        "workflow.stages[0].steps[999999999]",
    ):
        assert client.get(f"{URL}/items/{place}").status_code == 404
        assert client.post(f"{BASE}/arrangement", data={"do": f"up:{place}:x"}).status_code in {303, 404}
