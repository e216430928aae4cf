"""Editors try a service before anybody sees it: page after page, in any language and width, and nothing is kept."""

import re
from io import BytesIO

import pytest

from portal.content import Manuscript, manuscript

NEW = "dog-licence"
URL = f"/en/staff/services/{NEW}/preview"
SMALL = {"en": "Small", "ar": "صغير"}
PAGES = [
    {
        "id": "dog",
        "title": {"en": "Your dog", "ar": "كلبك"},
        "questions": [
            {"id": "owns_dog", "type": "yes_no", "label": {"en": "Do you own a dog?", "ar": "هل لديك كلب؟"}},
            {"id": "language", "type": "text", "label": {"en": "What does it understand?"}, "required": False},
        ],
    },
    {
        "id": "none",
        "kind": "exit",
        "when": "owns_dog == false",
        "title": {"en": "You need no licence"},
        "intro": {"en": "Come back with a dog."},
    },
    {
        "id": "details",
        "title": {"en": "Details"},
        "when": "owns_dog == true",
        "questions": [
            {
                "id": "size",
                "type": "one_of",
                "label": {"en": "How big is it?"},
                "options": [{"value": "small", "label": SMALL}],
            },
            {"id": "photo", "type": "file", "label": {"en": "A photo"}, "required": False},
        ],
    },
    {
        "id": "shots",
        "title": {"en": "Vaccinations"},
        "repeat": {"min": 1, "max": 5, "item": {"en": "Vaccination"}},
        "questions": [{"id": "against", "type": "text", "label": {"en": "Against what?"}}],
    },
]
CHECK = {
    "questions": [{"id": "owns_dog", "type": "yes_no", "label": {"en": "Do you own a dog?"}}],
    "rows": [{"when": {"owns_dog": "yes"}, "outcome": "yes", "reason": {"en": "Dogs need a licence."}}],
    "otherwise": {"outcome": "no", "reason": {"en": "Only dogs need one."}},
}
WORK = {
    "stages": [
        {
            "id": "look",
            "title": {"en": "We look at it"},
            "role": "caseworker",
            "person_decides": True,
            "steps": [{"do": "message", "message": "received"}],
        }
    ]
}
DOCUMENT = {
    "id": NEW,
    "department": "transport",
    "name": {"en": "Dog licence"},
    "form": {"sections": [{"id": "all", "title": {"en": "All"}, "pages": PAGES}]},
    "eligibility": CHECK,
    "workflow": WORK,
    "messages": [{"id": "received", "subject": {"en": "We have it"}, "body": {"en": "Hello {name}"}}],
}


@pytest.fixture
def draft(edith, acting):
    with acting():
        Manuscript.begin("service", NEW, DOCUMENT, verb="service.begun")

    def document():
        with acting():
            return manuscript("service", NEW).document

    return document


class Trier:
    """Somebody who tries the service: each press sends what the page before gave out."""

    def __init__(self, client, address=URL):
        self.client = client
        self.page = client.get(address).text

    def press(self, do="", files=None, **typed):
        hidden = dict(re.findall(r'type="hidden" name="(preview:[^"]*)" value="([^"]*)"', self.page))
        chosen = {
            name: re.search(rf'name="{name}".*?<option value="([^"]*)" selected', self.page, re.DOTALL)
            for name in ("preview:language", "preview:width")
            if name not in hidden
        }
        fields = hidden | {name: found[1] for name, found in chosen.items() if found} | typed
        if do:
            fields["preview:do"] = do
        answer = self.client.post(URL, data=fields | (files or {}), content_type="multipart/form-data")
        assert answer.status_code in {200, 422}
        self.page = answer.text
        return self.page

    @property
    def shown(self):
        """What stands in the box, as citizens see it."""
        return re.search(r'<div class="preview.*?</form>', self.page, re.DOTALL)[0]


@pytest.fixture
def trier(client, draft):
    return Trier(client)


def test_the_whole_way_is_tried_to_its_end(trier):
    assert "Do you own a dog?" in trier.shown
    trier.press(owns_dog="yes", language="Arabic")
    assert "How big is it?" in trier.shown
    trier.press(size="small")
    assert "Vaccination 1" in trier.shown
    trier.press("another", against="Rabies")
    assert "Vaccination 2" in trier.shown
    trier.press(against="Flu")

    assert "Check your answers" in trier.shown
    assert "Rabies" in trier.shown
    assert "Arabic" in trier.shown
    assert "Dogs need a licence." in trier.shown
    assert "We look at it" in trier.page
    assert "We have it" in trier.page


def test_answers_are_checked_as_in_earnest(trier):
    page = trier.press(language="Barking")
    assert "Choose yes or no" in trier.shown
    assert "Barking" in trier.shown
    assert "There is a problem" in page


def test_an_exit_page_ends_the_way(trier):
    trier.press(owns_dog="no")
    assert "Come back with a dog." in trier.shown
    assert 'id="preview--continue"' not in trier.page
    trier.press("back")
    assert "Do you own a dog?" in trier.shown
    assert re.search(r'value="no" checked', trier.shown)


def test_it_is_shown_in_another_language_and_width_with_what_was_typed(trier):
    trier.press("show", **{"preview:language": "ar", "preview:width": "320", "language": "Woof"})

    assert "هل لديك كلب؟" in trier.shown
    assert 'lang="ar" dir="rtl"' in trier.shown
    assert "preview--320" in trier.shown
    assert "Woof" in trier.shown
    trier.press()
    assert "اختر" in trier.shown or "هناك" in trier.shown, "mistakes are explained in that language too"


def test_any_page_can_be_looked_at_even_if_it_is_not_asked(trier):
    trier.press("go", **{"preview:to": "details"})
    assert "How big is it?" in trier.shown
    assert "this page is not asked" in trier.page


def test_files_are_named_and_not_kept(trier, settings):
    trier.press(owns_dog="yes")
    trier.press(files={"photo": (BytesIO(b"\x89PNG not looked at"), "rex.png"), "upload": "photo"})
    assert "rex.png" in trier.shown
    trier.press(size="small")
    trier.press(against="Rabies")
    assert "rex.png" in trier.shown
    assert not [file for file in (settings.folder / "files").rglob("*") if file.is_file()]


def test_what_was_answered_cannot_be_forged(trier):
    trier.press(**{"preview:so_far": "forged", "owns_dog": "yes"})
    assert "How big is it?" in trier.shown


def test_staff_choose_what_happens_where_the_case_waits(trier):
    _to_the_end(trier)
    assert "Now it waits for somebody." in trier.page
    trier.press("choose:look:granted")
    assert "In the end it is granted." in trier.page


def test_the_author_says_what_a_register_finds(client, draft, acting):
    look_up = {"do": "register", "register": "residents", "send": {"dog": "owns_dog"}, "keep_as": "is_resident"}
    check = {"id": "check", "title": {"en": "We ask the register"}, "steps": [look_up]}
    ways = [{"to": "done", "when": "is_resident == true"}, {"to": "look"}]
    done = {"id": "done", "title": {"en": "Done"}, "steps": [{"do": "decide", "outcome": "granted"}]}
    with acting():
        manuscript("service", NEW, to_change=True).change(
            "test.set", lambda old: {**old, "workflow": {"stages": [check | {"ways": ways}, *WORK["stages"], done]}}
        )
    trier = Trier(client)
    _to_the_end(trier)
    assert "We look at it" in trier.page

    trier.press("registers", **{"preview:found": "is_resident"})

    assert "In the end it is granted." in trier.page


@pytest.mark.parametrize(
    "act", ["choose", "choose:", "choose::", "choose:look:nowhere", "registers:x:y", "go", "back", "x"]
)
def test_a_press_that_makes_no_sense_changes_nothing(trier, act):
    trier.press(
        act, **{"preview:page": "nowhere", "preview:to": "nowhere", "preview:width": "9", "preview:language": "xx"}
    )
    assert 'class="preview preview--full"' in trier.page


def test_the_answers_become_a_test_of_the_draft(trier, client, draft):
    _to_the_end(trier)
    trier.press("choose:look:granted")
    hidden = re.findall(r'name="(preview:[^"]*|seen)" value="([^"]*)"', trier.page.partition('id="preview--test"')[2])

    refused = client.post(f"{URL}/test", data=dict(hidden) | {"preview:name": ""})
    assert refused.status_code == 422
    client.post(f"{URL}/test", data=dict(hidden) | {"preview:name": "A small dog"})

    (trial,) = draft()["tests"]
    assert trial.pop("today")
    assert trial == {
        "name": "A small dog",
        "answers": {"owns_dog": True, "size": "small", "shots": [{"against": "Rabies"}]},
        "choices": {"look": "granted"},
        "eligibility": "yes",
        "pages": ["dog", "details", "shots"],
        "stages": ["look"],
        "messages": ["received"],
        "documents": [],
        "outcome": "granted",
    }


def test_parts_that_are_broken_are_left_out_and_named(client, draft, acting):
    with acting():
        found = manuscript("service", NEW, to_change=True)
        pages = [dict(PAGES[0]), {**PAGES[2], "questions": [{"id": "size", "type": "one_of"}]}, PAGES[3]]
        form = {"sections": [{"id": "all", "title": {"en": "All"}, "pages": pages}, {"id": "empty", "title": {}}]}
        found.change("test.broken", lambda old: {**old, "form": form, "workflow": {"stages": []}})

    trier = Trier(client)
    assert "Some parts cannot be shown yet" in trier.page
    assert "form.sections[0].pages[1]" in trier.page
    trier.press(owns_dog="yes")
    assert "Against what?" in trier.shown


def test_a_question_that_is_the_heading_of_its_page_is_one_below_the_editors_own(client, draft, acting):
    asks = {"id": "size", "type": "text", "label": {"en": "How big is it?"}}
    pages = [{"id": "size", "title": {"en": "How big is it?"}, "questions": [asks]}]
    with acting():
        found = manuscript("service", NEW, to_change=True)
        form = {"sections": [{"id": "all", "title": {"en": "All"}, "pages": pages}]}
        found.change("test.lone", lambda old: {**old, "form": form, "workflow": None})

    shown = Trier(client).shown

    assert '<h2 class="field__heading">' in shown
    assert shown.count("How big is it?</") == 1


def test_a_service_without_questions_cannot_be_tried(client, draft, acting):
    with acting():
        manuscript("service", NEW, to_change=True).change("test.bare", lambda old: {"id": NEW, "name": old["name"]})
    assert "There is nothing to try yet" in client.get(URL).text
    assert client.post(URL).status_code == 200


def _to_the_end(trier):
    trier.press(owns_dog="yes")
    trier.press(size="small")
    trier.press(against="Rabies")
