"""Editors rearrange the questions of a service: sections, pages and questions in a list."""

import re

import pytest

from portal.content import manuscript
from tests.editing.conftest import PERMIT

LIST = f"/en/staff/services/{PERMIT}/questions"
HTMX = {"HX-Request": "true"}


@pytest.fixture
def document(acting):
    """The service as it stands now."""

    def read(slug=PERMIT):
        with acting():
            return manuscript("service", slug).document

    return read


def ids(document):
    """[(page, [questions])] in order."""
    pages = [page for section in document["form"]["sections"] for page in section["pages"]]
    return [(page["id"], [question["id"] for question in page.get("questions", [])]) for page in pages]


def press(client, do, **more):
    return client.post(LIST, data={"do": do}, follow_redirects=True, **more)


def undo(client, page):
    """Press “Undo” in the sentence that says what was removed."""
    form = re.search(r'<form id="undo-last".*?</form>', page, re.DOTALL)[0]
    action = re.search(r'action="([^"]*)"', form)[1]
    client.post(action, data=dict(re.findall(r'name="(\w+)" value="([^"]*)"', form)), follow_redirects=True)


def test_an_editor_sees_every_page_and_question_with_buttons_that_say_what_they_move(client, edith):
    page = client.get(LIST).text

    assert "What is your name?" in re.sub(r"<[^>]+>", "", page) or "name" in page.casefold()
    assert page.count('name="do"') >= 4 * 3
    assert "visually-hidden" in page


def test_the_undo_beside_the_list_means_the_change_just_made(client, edith, document):
    before = ids(document())
    question = before[0][1][0]
    press(client, f"copy:question:{question}")

    page = press(client, f"remove:question:{question}", headers=HTMX).text
    beside = re.search(r'<div id="undo-here" hx-swap-oob="true">.*?</div>', page, re.DOTALL)[0]
    action = re.search(r'action="([^"]*)"', beside)[1]
    client.post(action, data=dict(re.findall(r'name="(\w+)" value="([^"]*)"', beside)))

    assert question in ids(document())[0][1]


def test_a_question_moves_down_and_up_and_across_pages(client, edith, document):
    before = ids(document())
    name, questions = next((name, found) for name, found in before if len(found) > 1)

    press(client, f"down:question:{questions[0]}")
    assert dict(ids(document()))[name][:2] == [questions[1], questions[0]]

    press(client, f"up:question:{questions[0]}")
    assert ids(document()) == before

    first = before[0][1]
    for _time in first:
        press(client, f"down:question:{first[0]}")
    assert first[0] in dict(ids(document()))[before[1][0]]


def test_what_is_first_stays_and_the_editor_is_told(client, edith, document):
    section = document()["form"]["sections"][0]["id"]

    page = press(client, f"up:section:{section}").text

    assert "is the first already" in page


def test_a_copy_has_names_of_its_own(client, edith, document):
    question = ids(document())[0][1][0]

    press(client, f"copy:question:{question}")

    page = ids(document())[0][1]
    assert page[0] == question
    assert page[1] == f"{question}_2"


def test_what_was_removed_comes_back_by_undo(client, edith, document):
    before = document()
    question = ids(before)[0][1][0]

    page = press(client, f"remove:question:{question}").text
    assert question not in dict(ids(document()))[ids(before)[0][0]]
    assert 'form="undo-last"' in page

    undo(client, page)
    assert ids(document()) == ids(before)


def test_undo_never_takes_back_what_a_colleague_did_since(client, edith, yusuf, document):
    first, second = (questions[0] for _page, questions in ids(document())[:2])
    page = press(client, f"remove:question:{first}").text
    press(yusuf, f"remove:question:{second}")

    undo(client, page)

    assert second not in str(ids(document()))


def test_something_a_colleague_has_removed_is_not_there_any_more(client, edith, yusuf, document):
    question = ids(document())[0][1][0]
    press(yusuf, f"remove:question:{question}")

    assert "not there any more" in press(client, f"up:question:{question}").text


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["without JavaScript", "with htmx"])
def test_the_list_is_the_same_with_and_without_javascript(client, edith, document, headers):
    question = ids(document())[0][1][0]

    answer = press(client, f"copy:question:{question}", headers=headers)

    assert f'id="question-{question}_2"' in answer.text
    assert ("<html" in answer.text) == (not headers)
    assert ('id="announcer"' in answer.text) == bool(headers) or not headers


def test_a_service_without_questions_begins_with_a_section(client, edith, document, acting):
    with acting():
        manuscript("service", PERMIT, to_change=True).change(
            "form.removed", lambda old: {key: value for key, value in old.items() if key != "form"}
        )

    assert "asks nothing yet" in client.get(LIST).text
    client.post(f"{LIST}/new-section", data={"title": "About you", "seen": seen(client, f"{LIST}/new-section")})
    page = client.get(f"{LIST}/new-page?section=about-you")
    assert page.status_code == 200
    client.post(
        f"{LIST}/new-page?section=about-you",
        data={"title": "Your dog", "kind": "questions", "shown": "always", "seen": seen_in(page.text)},
    )
    page = client.get(f"{LIST}/new-question?page=your-dog")
    client.post(
        f"{LIST}/new-question?page=your-dog",
        data={"label": "Name of your dog", "type": "text", "required": "yes", "seen": seen_in(page.text)},
    )

    assert document()["form"]["sections"] == [
        {
            "id": "about-you",
            "title": {"en": "About you"},
            "pages": [
                {
                    "id": "your-dog",
                    "title": {"en": "Your dog"},
                    "questions": [{"id": "name_of_your_dog", "type": "text", "label": {"en": "Name of your dog"}}],
                }
            ],
        }
    ]


def seen_in(html):
    """The fingerprint a form carries."""
    return re.search(r'name="seen" value="(\w*)"', html)[1]


def seen(client, url):
    return seen_in(client.get(url).text)


def test_only_editors_come_here(client, city, sign_in):
    sign_in()
    assert client.get(LIST).status_code == 403


def test_a_service_that_would_grow_too_large_stays_as_it_is(client, edith, document, monkeypatch):
    before = document()
    monkeypatch.setattr("portal.content.actions.writing.LARGEST", 1000)

    answer = press(client, f"copy:question:{ids(before)[0][1][0]}")

    assert answer.status_code == 200
    assert "too large" in answer.text
    assert document() == before
