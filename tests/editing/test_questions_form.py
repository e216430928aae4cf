"""Editors write one question: its kind and settings, answers to choose from, its name in conditions."""

import re

import pytest

from portal.content import Manuscript, manuscript
from portal.editing.forms.settings import kinds, settings_of
from tests.editing.conftest import PERMIT
from tests.editing.test_questions import LIST, seen_in

NEW = "dog-licence"


@pytest.fixture
def draft(client, edith, acting):
    """A service nobody has seen yet, with a page that asks three things; gives back a way to read it."""

    def document():
        with acting():
            return manuscript("service", NEW).document

    questions = [
        {"id": "owns_dog", "type": "yes_no", "label": {"en": "Do you own a dog?", "es": "¿Tiene perro?"}},
        {"id": "born", "type": "date", "label": {"en": "When was it born?"}},
    ]
    size = {
        "id": "size",
        "type": "one_of",
        "label": {"en": "How big is it?"},
        "options": [
            {"value": "small", "label": {"en": "Small", "es": "Pequeño"}},
            {"value": "big", "label": {"en": "Big", "es": "Grande"}},
        ],
    }
    pages = [
        {"id": "dog", "title": {"en": "Your dog"}, "questions": questions},
        {"id": "details", "title": {"en": "Details"}, "when": "born_years >= 1", "questions": [size]},
    ]
    form = {"sections": [{"id": "all", "title": {"en": "All"}, "pages": pages}]}
    tests = [{"name": "A big dog", "answers": {"owns_dog": True, "size": "big"}}]
    about = {"id": NEW, "department": "transport", "name": {"en": "Dog licence"}}
    with acting():
        Manuscript.begin("service", NEW, {**about, "form": form, "tests": tests}, verb="service.begun")
    return document


def url(question, slug=NEW):
    return f"/en/staff/services/{slug}/questions/items/{question}"


def typed_in(html):
    """Every field of the form as a browser would send it back."""
    form = re.search(r'<form id="(?:question|page|section|whole)".*?</form>', html, re.DOTALL)[0]
    fields = {}
    for tag in re.findall(r"<input[^>]*>", form):
        name, value = re.search(r'name="([^"]*)"', tag), re.search(r'value="([^"]*)"', tag)
        is_off = re.search(r'type="(?:checkbox|radio)"', tag) and " checked" not in tag
        if name and not is_off:
            fields[name[1]] = value[1] if value else ""
    for name, body in re.findall(r'<select[^>]*name="([^"]*)"[^>]*>(.*?)</select>', form, re.DOTALL):
        chosen = re.search(r'<option value="([^"]*)" selected', body)
        fields[name] = chosen[1] if chosen else ""
    return fields | dict(re.findall(r'<textarea[^>]*name="([^"]*)"[^>]*>\n?(.*?)</textarea>', form, re.DOTALL))


def save(client, address, **changed):
    fields = typed_in(client.get(address).text) | {name.replace("__", "-"): value for name, value in changed.items()}
    return client.post(address, data={name: value for name, value in fields.items() if value is not None})


def question(document, wanted):
    found = [each for page in document["form"]["sections"][0]["pages"] for each in page["questions"]]
    return next(each for each in found if each["id"] == wanted)


def test_saving_a_question_as_it_is_changes_nothing(client, draft):
    before = draft()
    for each in ("owns_dog", "born", "size"):
        assert save(client, url(each)).status_code == 303
    assert draft() == before


def test_a_label_changes_in_one_language_and_stays_in_the_others(client, draft):
    save(client, url("owns_dog"), label="Have you got a dog?")
    assert question(draft(), "owns_dog")["label"] == {"en": "Have you got a dog?", "es": "¿Tiene perro?"}

    save(client, f"{url('owns_dog')}?text=ar", label="هل لديك كلب؟")
    assert question(draft(), "owns_dog")["label"]["ar"] == "هل لديك كلب؟"
    assert question(draft(), "owns_dog")["label"]["en"] == "Have you got a dog?"


def test_a_question_without_words_is_refused_and_keeps_what_was_typed(client, draft):
    answer = save(client, url("born"), label="", hint="It stands in its passport", set__max="yesterday")

    assert answer.status_code == 422
    assert "<title>Error:" in answer.text
    assert "Write the question" in answer.text
    assert "It stands in its passport" in answer.text
    assert "yesterday" in answer.text
    assert 'href="#set-max"' in answer.text
    assert draft()["form"]["sections"][0]["pages"][0]["questions"][1]["label"] == {"en": "When was it born?"}


def test_answers_are_added_moved_and_removed_without_losing_what_was_typed(client, draft):
    fields = typed_in(client.get(url("size")).text) | {"set-options-0-label": "Tiny", "label": "How large is it?"}

    more = client.post(url("size"), data=fields | {"act": "options:add"})
    assert "How large is it?" in more.text
    assert "Tiny" in more.text
    assert re.search(r'id="set-options-2-label"[^>]*autofocus', more.text)

    fields = typed_in(more.text) | {"set-options-2-label": "Très grand"}
    moved = client.post(url("size"), data=fields | {"act": "options:up:2"})
    fields = typed_in(moved.text)
    assert [fields[f"set-options-{number}-label"] for number in range(3)] == ["Tiny", "Très grand", "Big"]

    client.post(url("size"), data=fields)
    assert question(draft(), "size")["options"] == [
        {"value": "small", "label": {"en": "Tiny", "es": "Pequeño"}},
        {"value": "tres_grand", "label": {"en": "Très grand"}},
        {"value": "big", "label": {"en": "Big", "es": "Grande"}},
    ]


def test_another_kind_keeps_what_fits_and_says_what_was_dropped(client, draft):
    fields = typed_in(client.get(url("size")).text)

    page = client.post(url("size"), data=fields | {"type": "number", "act": "type"}).text
    assert "Some settings do not go with this kind" in page
    assert "Answers to choose from" in page
    assert "How big is it?" in page

    client.post(url("size"), data=typed_in(page) | {"set-min": "1", "set-max": "90,5", "set-decimals": "1"})
    assert question(draft(), "size") == {
        "id": "size",
        "type": "number",
        "label": {"en": "How big is it?"},
        "min": 1,
        "max": 90.5,
        "decimals": 1,
    }


def test_a_new_name_is_followed_by_conditions_and_tests(client, draft):
    save(client, url("born"), id="birth_date")
    assert draft()["form"]["sections"][0]["pages"][1]["when"] == "birth_date_years >= 1"

    save(client, url("size"), id="dog_size")
    assert draft()["tests"][0]["answers"] == {"owns_dog": True, "dog_size": "big"}


def test_two_questions_cannot_have_one_name(client, draft):
    answer = save(client, url("born"), id="owns_dog")
    assert answer.status_code == 422
    assert "has this name already" in answer.text


def test_what_is_published_keeps_its_name(client, edith, acting):
    with acting():
        page = manuscript("service", PERMIT).document["form"]["sections"][0]["pages"][0]
    wanted = page["questions"][0]["id"]

    assert 'name="id"' not in client.get(url(wanted, PERMIT)).text
    save(client, url(wanted, PERMIT), id="other_name")

    with acting():
        found = manuscript("service", PERMIT).document
    assert found["form"]["sections"][0]["pages"][0]["questions"][0]["id"] == wanted


def test_the_second_of_two_editors_is_told_and_loses_nothing(client, draft, yusuf):
    mine = typed_in(client.get(url("born")).text) | {"label": "On which day was it born?"}
    theirs = typed_in(yusuf.get(url("born")).text) | {"label": "Birthday"}
    yusuf.post(url("born"), data=theirs)

    answer = client.post(url("born"), data=mine)
    assert answer.status_code == 422
    assert "Yusuf Karim" in answer.text
    assert "On which day was it born?" in answer.text
    assert question(draft(), "born")["label"] == {"en": "Birthday"}

    client.post(url("born"), data=typed_in(answer.text))
    assert question(draft(), "born")["label"] == {"en": "On which day was it born?"}


def test_a_question_that_is_gone_keeps_what_was_typed(client, draft, yusuf):
    mine = typed_in(client.get(url("born")).text) | {"label": "On which day was it born?"}
    yusuf.post(f"/en/staff/services/{NEW}/questions", data={"do": "remove:question:born"})

    answer = client.post(url("born"), data=mine)
    assert answer.status_code == 422
    assert "On which day was it born?" in answer.text
    assert "not there any more" in answer.text
    assert client.get(url("born")).status_code == 404


def test_editors_of_different_questions_never_collide(client, draft, yusuf):
    mine = typed_in(client.get(url("born")).text) | {"label": "On which day was it born?"}
    yusuf.post(f"/en/staff/services/{NEW}/questions", data={"do": "up:question:born"})
    yusuf.post(url("owns_dog"), data=typed_in(yusuf.get(url("owns_dog")).text) | {"label": "A dog?"})

    assert client.post(url("born"), data=mine).status_code == 303
    assert question(draft(), "born")["label"] == {"en": "On which day was it born?"}
    assert question(draft(), "owns_dog")["label"]["en"] == "A dog?"


def test_every_kind_of_question_can_be_chosen_and_shows_its_settings(client, draft, app):
    fields = typed_in(client.get(url("size")).text)
    with app.app_context():
        wanted = {name: [setting.name for setting in settings_of(name)] for name in kinds()}

    for name, settings in wanted.items():
        page = client.post(url("size"), data=fields | {"type": name, "act": "type"})
        assert page.status_code == 200
        for setting in settings:
            assert f'"set-{setting}' in page.text, f"{name} has no field for {setting}"


def test_a_setting_is_kept_under_the_name_definitions_write(client, draft):
    fields = typed_in(client.get(url("size")).text) | {"type": "address_lookup", "act": "type"}
    fields = typed_in(client.post(url("size"), data=fields).text) | {"set-register": "addresses"}

    assert client.post(url("size"), data=fields).status_code == 303
    assert question(draft(), "size")["register"] == "addresses"


def test_a_place_that_is_to_be_mended_leads_to_its_field(client, draft):
    base = f"/en/staff/services/{NEW}/questions"
    first = "form.sections[0].pages[0]"
    assert client.get(f"{base}/places/{first}.questions[1].label").location.endswith("/items/born#label")
    assert client.get(f"{base}/places/{first}.title").location.endswith("/pages/dog#title")
    assert client.get(f"{base}/places/{first}.questions").location.endswith("/questions#page-dog")
    assert client.get(f"{base}/places/form.purpose").location.endswith("/questions/form")


def test_the_purpose_of_the_answers_is_said_once_for_all(client, draft):
    address = f"/en/staff/services/{NEW}/questions/form"
    assert save(client, address, purpose="We register your dog.", retention_months="ten").status_code == 422
    save(client, address, purpose="We register your dog.", retention_months="24")
    form = draft()["form"]
    assert form["purpose"] == {"en": "We register your dog."}
    assert form["retention_months"] == 24
    assert len(form["sections"]) == 1


def test_a_list_of_questions_has_room_for_a_new_one(client, draft):
    address = f"/en/staff/services/{NEW}/questions/new-question?page=dog"
    page = client.get(address).text
    client.post(address, data=typed_in(page) | {"label": "اسم الكلب", "type": "text", "seen": seen_in(page)})
    assert draft()["form"]["sections"][0]["pages"][0]["questions"][2]["id"] == "question"
    assert LIST
