"""Edits by path: whatever is done, the document stays a document, and each edit can be undone exactly."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.content.rules import before_of, restored
from portal.editing.rules.comparison import differences, words_compared
from portal.editing.rules.document import (
    NoSuchPlace,
    add,
    copy,
    get,
    ids_in,
    move,
    path_of,
    put,
    remove,
    written,
)

LANGUAGES = ("en", "es")
FORM = {
    "id": "permit",
    "form": {
        "sections": [
            {
                "id": "you",
                "pages": [
                    {"id": "about-you", "questions": [{"id": "name"}, {"id": "born"}]},
                    {"id": "too-young", "when": "born_years < 16 and name != 'born'", "questions": []},
                ],
            }
        ]
    },
}


@pytest.mark.parametrize("text", ["", "name", "form.sections[0].pages[12].when", "tests[3]"])
def test_a_path_reads_as_it_is_written(text):
    assert written(path_of(text)) == text


def test_putting_makes_what_is_missing_on_the_way():
    assert put({}, path_of("how.online.en"), "Here") == {"how": {"online": {"en": "Here"}}}
    assert put({"a": 1, "b": 2}, ("a",), None) == {"b": 2}


def test_nothing_is_put_through_a_text_or_past_the_end_of_a_list():
    for path in ("name.en.more", "form.sections[7].id", "form[0]"):
        with pytest.raises(NoSuchPlace):
            put({**FORM, "name": {"en": "Permit"}}, path_of(path), "x")


def test_the_original_is_never_changed():
    kept = json.dumps(FORM)
    copy(FORM, path_of("form.sections[0]"))
    remove(FORM, path_of("form.sections[0].pages[0].questions[0]"))
    move(FORM, path_of("form.sections[0].pages[0]"), by=1)
    assert json.dumps(FORM) == kept


def test_a_copy_has_ids_of_its_own_and_its_conditions_follow_them():
    section = get(copy(FORM, path_of("form.sections[0]")), path_of("form.sections[1]"))
    ids = list(ids_in(section))
    assert not set(ids) & set(ids_in(FORM))
    assert len(ids) == len(set(ids))
    assert section["pages"][1]["when"].startswith(f"{section['pages'][0]['questions'][1]['id']}_years < 16")


def test_moving_stops_at_the_ends():
    place = path_of("form.sections[0].pages[0].questions[0]")
    assert move(FORM, place, by=-1) == FORM
    assert [each["id"] for each in get(move(FORM, place, by=5), place[:-1])] == ["born", "name"]


def test_what_is_not_there_cannot_be_removed_moved_or_copied():
    for act in (remove, copy, lambda document, path: move(document, path, by=1)):
        with pytest.raises(NoSuchPlace):
            act(FORM, path_of("form.sections[4]"))


TEXTS = st.dictionaries(st.sampled_from(LANGUAGES), st.text(max_size=6), min_size=1)
ITEMS = st.fixed_dictionaries({"id": st.sampled_from("abcdef")}, optional={"label": TEXTS, "when": st.text(max_size=8)})
DOCUMENTS = st.fixed_dictionaries(
    {"id": st.just("x")}, optional={"name": TEXTS, "needs": st.lists(TEXTS), "messages": st.lists(ITEMS, max_size=4)}
)
PATHS = st.sampled_from(
    ["name", "name.en", "needs", "needs[0]", "messages", "messages[1]", "messages[0].label.es", "id.x"]
)
EDITS = st.tuples(
    st.sampled_from(["put", "add", "remove", "move", "copy"]), PATHS, TEXTS | ITEMS | st.none(), st.integers(-2, 2)
)


def edited(document, edit):
    act, path, value, by = edit
    steps = path_of(path)
    try:
        match act:
            case "put":
                return put(document, steps, value)
            case "add":
                return add(document, steps, value, at=by)
            case "remove":
                return remove(document, steps)
            case "move":
                return move(document, steps, by=by)
        return copy(document, steps)
    except NoSuchPlace:
        return document


@given(DOCUMENTS, st.lists(EDITS, max_size=8))
def test_any_edits_leave_a_document_and_undoing_them_restores_it_exactly(document, edits):
    steps = [document]
    for edit in edits:
        steps.append(edited(steps[-1], edit))
    assert json.loads(json.dumps(steps[-1])) == steps[-1]
    now = steps[-1]
    for old, new in zip(reversed(steps[:-1]), reversed(steps[1:]), strict=True):
        now = restored(now, before_of(old, new))
        assert now == old


@given(DOCUMENTS, DOCUMENTS)
def test_whatever_two_versions_say_each_difference_is_one(old, new):
    assert not list(differences(old, old, languages=LANGUAGES))
    assert all(each.old != each.new for each in differences(old, new, languages=LANGUAGES))


def test_a_moved_item_is_a_change_of_order_and_nothing_else():
    old, new = ({"messages": [{"id": "a"}, {"id": "b"}][::step]} for step in (1, -1))
    (found,) = differences(old, new, languages=LANGUAGES)
    assert (found.path, found.old, found.new) == ("messages", "a, b", "b, a")


@given(st.text(max_size=40), st.text(max_size=40))
def test_marked_words_say_the_old_and_the_new_text_whole(old, new):
    pieces = words_compared(old, new)
    assert "".join(piece.words for piece in pieces if piece.kind != "new") == old
    assert "".join(piece.words for piece in pieces if piece.kind != "gone") == new
