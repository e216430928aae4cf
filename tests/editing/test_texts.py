"""Editors write messages and documents, see what can stand in braces, and how it looks."""

import re
from html import unescape

import pytest

from portal.content import manuscript
from tests.editing.conftest import PERMIT

BASE = f"/en/staff/services/{PERMIT}"


@pytest.fixture
def document(acting):
    """The service as it stands now."""

    def read(slug=PERMIT):
        with acting():
            return manuscript("service", slug).document

    return read


def fields_of(html, form):
    """Every field of one form as a browser would send it back."""
    body = re.search(rf'<form id="{form}".*?</form>', html, re.DOTALL)[0]
    found = {}
    for tag in re.findall(r"<input[^>]*>", body):
        name, value = re.search(r'name="([^"]*)"', tag), re.search(r'value="([^"]*)"', tag)
        is_off = re.search(r'type="(?:checkbox|radio)"', tag) and " checked" not in tag
        if name and not is_off:
            found.setdefault(name[1], []).append(value[1] if value else "")
    for name, options in re.findall(r'<select[^>]*name="([^"]*)"[^>]*>(.*?)</select>', body, re.DOTALL):
        chosen = re.search(r'<option value="([^"]*)" selected', options) or re.search(
            r'<option value="([^"]*)"', options
        )
        found[name] = [chosen[1] if chosen else ""]
    for name, words in re.findall(r'<textarea[^>]*name="([^"]*)"[^>]*>\n?(.*?)</textarea>', body, re.DOTALL):
        found.setdefault(name, []).append(words)
    return {
        name: unescape(value) if isinstance(value, str) else [unescape(each) for each in value]
        for name, value in found.items()
    }


def fill(client, url, form, **typed):
    """Open a page, type into its form and send it."""
    fields = fields_of(client.get(url).text, form) | {name: [words] for name, words in typed.items()}
    return client.post(url, data=fields)


def press(client, page, act, place):
    """Press one button of a list."""
    value = re.search(rf'value="({act}:{re.escape(place)}:[^"]*)"', page)[1]
    following = re.search(r'name="next" value="([^"]*)"', page)[1]
    return client.post(f"{BASE}/arrangement", data={"do": value, "next": following}, follow_redirects=True)


def test_an_editor_adds_a_message_and_it_gets_a_short_name(client, edith, document):
    answer = fill(client, f"{BASE}/new-message", "said", subject="Your permit ends soon", body="Hello {name}")

    assert answer.status_code == 303
    assert document()["messages"][-1] == {
        "id": "your-permit-ends-soon",
        "subject": {"en": "Your permit ends soon"},
        "body": {"en": "Hello {name}"},
    }


def test_a_message_without_words_is_refused_and_keeps_what_was_typed(client, edith, document):
    before = document()
    answer = fill(client, f"{BASE}/new-message", "said", body="Hello {name}")

    assert answer.status_code == 422
    assert 'href="#subject"' in answer.text
    assert "Hello {name}" in answer.text
    assert document() == before


def test_a_message_changes_in_one_language_and_stays_in_the_others(client, edith, document):
    first = document()["messages"][0]
    url = f"{BASE}/messages/{first['id']}"
    fields = fields_of(client.get(url).text, "said") | {"subject": ["We have it"]}

    assert client.post(url, data=fields).status_code == 303
    assert document()["messages"][0]["subject"] == {**first["subject"], "en": "We have it"}


def test_a_new_short_name_is_followed_by_steps_and_tests(client, edith, document):
    before = document()
    named = {
        step["message"]
        for stage in before["workflow"]["stages"]
        for step in stage.get("steps", [])
        if step["do"] == "message"
    }
    name = min(named)
    url = f"{BASE}/messages/{name}"
    client.post(url, data=fields_of(client.get(url).text, "said") | {"id": ["renamed"]})

    assert f"'message': '{name}'" not in str(document())
    assert "'message': 'renamed'" in str(document())


def test_every_name_for_braces_is_listed(client, edith, document):
    page = client.get(f"{BASE}/messages/{document()['messages'][0]['id']}").text
    for name in ("name", "reference", "service", "due_on", "number_plate"):
        assert f"{{{name}}}" in page


def test_a_preview_fills_in_examples_in_any_language_and_saves_nothing(client, edith, document):
    before = document()
    url = f"{BASE}/messages/{before['messages'][0]['id']}"
    fields = fields_of(client.get(url).text, "said") | {"body": ["**{reference}** {nobody_knows}"], "act": "preview"}
    page = client.post(url, data=fields | {"shown_in": "en"})

    assert page.status_code == 200
    assert "<strong>P-7K2M-4QX9</strong> –" in page.text
    assert 'lang="ar" dir="rtl"' in client.post(url, data=fields | {"shown_in": "ar"}).text
    assert document() == before


def test_messages_are_moved_copied_and_removed_and_that_is_undone(client, edith, document):
    ids = [message["id"] for message in document()["messages"]]
    page = press(client, client.get(f"{BASE}/messages").text, "down", "messages[0]").text
    assert [message["id"] for message in document()["messages"]][:2] == ids[1::-1]

    page = press(client, page, "copy", "messages[0]").text
    assert len(document()["messages"]) == len(ids) + 1

    page = press(client, page, "remove", "messages[1]").text
    assert "is removed" in page
    form = re.search(r'<form id="undo-last".*?</form>', page, re.DOTALL)[0]
    client.post(f"{BASE}/history/undo", data=dict(re.findall(r'name="(\w+)" value="([^"]*)"', form)))
    assert len(document()["messages"]) == len(ids) + 1


def test_a_button_means_what_it_stood_beside_even_after_a_colleague_moved_it(client, edith, yusuf, document):
    ids = [message["id"] for message in document()["messages"]]
    mine = client.get(f"{BASE}/messages").text
    press(yusuf, mine, "down", "messages[0]")
    press(client, mine, "remove", "messages[0]")

    assert ids[0] not in [message["id"] for message in document()["messages"]]
    assert "not there any more" in press(client, mine, "remove", "messages[0]").text


def test_a_document_says_how_long_it_holds(client, edith, document):
    fields = {"title": "Visitor permit", "body": "For {name}", "valid_months": "forever"}
    assert fill(client, f"{BASE}/new-document", "said", **fields).status_code == 422
    fill(client, f"{BASE}/new-document", "said", **{**fields, "valid_months": "3"})
    assert document()["documents"][-1]["valid_months"] == 3


def test_the_second_of_two_editors_is_told_and_loses_nothing(client, edith, yusuf, document):
    url = f"{BASE}/messages/{document()['messages'][0]['id']}"
    mine = fields_of(client.get(url).text, "said") | {"subject": ["Mine"]}
    yusuf.post(url, data=fields_of(yusuf.get(url).text, "said") | {"subject": ["Theirs"]})

    answer = client.post(url, data=mine)
    assert answer.status_code == 422
    assert "Yusuf Karim" in answer.text
    assert 'value="Mine"' in answer.text
    client.post(url, data=fields_of(answer.text, "said"))
    assert document()["messages"][0]["subject"]["en"] == "Mine"


def test_only_lists_of_a_service_can_be_rearranged(client, edith):
    for place in ("name", "form.sections[0]", "messages", "", "messages.x"):
        assert client.post(f"{BASE}/arrangement", data={"do": f"remove:{place}:x"}).status_code == 404
