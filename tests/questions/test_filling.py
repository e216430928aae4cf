"""A form being filled in: what is asked, what comes next, what counts."""

import json
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

from portal.core import clock
from portal.core.i18n import speaking
from portal.questions import Filling, Sheet, describe
from portal.questions.filling import State, place_of
from tests.questions.conftest import BUILT_IN_NAMES, form, page, question

pytestmark = pytest.mark.usefixtures("asking")

CHILD = {"repeat": {"min": 1, "max": 3, "item": {"en": "Child", "ar": "طفل"}}}


@pytest.fixture
def car():
    return form(
        page("car", {"id": "owns_car", "type": "yes_no"}),
        page("fuel", {"id": "plate", "type": "text"}, when="owns_car == true"),
        page("town", {"id": "town", "type": "text"}, when="plate != null"),
        page("children", {"id": "child_age", "type": "number"}, **CHILD),
        page("school", {"id": "school", "type": "text"}, when="some(children, #.child_age > 5)"),
    )


def ids(pages):
    return [shown.id for shown in pages]


def test_pages_appear_when_their_condition_holds(car):
    assert ids(Filling(car, {}, {}).pages) == ["car", "children"]

    answers = {"car": {"owns_car": True}, "fuel": {"plate": "PA 1"}, "children": [{"child_age": 3}, {"child_age": 7}]}
    assert ids(Filling(car, answers, {}).pages) == ["car", "fuel", "town", "children", "school"]


def test_answers_on_hidden_pages_count_for_nothing_and_are_kept(car):
    answers = {"car": {"owns_car": False}, "fuel": {"plate": "PA 1"}, "town": {"town": "x"}}
    filling = Filling(car, answers, {})

    assert ids(filling.pages) == ["car", "children"]
    assert filling.asked_answers == {"car": {"owns_car": False}}
    assert filling.answers["fuel"] == {"plate": "PA 1"}


def test_the_way_through_the_pages(car):
    filling = Filling(car, {"car": {"owns_car": True}}, {})
    first, second, last = filling.pages

    assert filling.after(first) == second
    assert filling.before(second) == first
    assert filling.before(first) is None
    assert filling.after(last) is None
    assert filling.first_open == second
    assert filling.page("town") is None


def test_a_page_is_done_when_answered_and_open_while_something_waits_to_be_mended(car):
    filling = Filling(
        car, {"car": {"owns_car": True}, "children": []}, {"fuel": {"plate": "x" * 999}, "children/new": {}}
    )
    states = {shown.id: filling.state(shown) for shown in filling.pages}

    assert states == {"car": State.DONE, "fuel": State.DOING, "children": State.DOING}
    assert filling.state_of(filling.pages) is State.DOING
    assert filling.sheet(car.page("fuel")).typed["plate"] == "x" * 999


def test_everything_is_checked_again_before_it_is_sent():
    appointment = form(page("day", {"id": "day", "type": "date", "min": "today"}))
    yesterday, today = clock.today() - timedelta(days=1), clock.today()

    assert Filling(appointment, {"day": {"day": today.isoformat()}}, {}).first_refused() is None
    assert Filling(appointment, {"day": {"day": yesterday.isoformat()}}, {}).first_refused().id == "day"
    assert Filling(appointment, {}, {}).first_refused().id == "day"


def test_items_of_a_repeating_page_are_changed_one_by_one(car):
    children = car.page("children")
    filling = Filling(car, {"children": [{"child_age": 3}, {"child_age": 7}]}, {"children/1": {"child_age": "seven"}})

    assert filling.sheet(children, 0).typed == {"child_age": "3"}
    assert filling.sheet(children, 1).typed == {"child_age": "seven"}
    assert filling.sheet(children).typed == {"child_age": ""}
    assert place_of(children) == "children/new"
    assert filling.items(children) == [{"child_age": 3}, {"child_age": 7}]


def test_answers_are_described_by_section_in_any_language(car):
    answers = {"car": {"owns_car": True}, "children": [{"child_age": 3}, {"child_age": 1000}]}

    summaries = describe(car, answers)
    with speaking("ar"):
        arabic = describe(car, answers)

    assert [str(summary.title) for summary in summaries] == ["About you", "Child 1", "Child 2", ""]
    assert [(str(row.label), row.value) for row in summaries[0].rows] == [("Owns car", "Yes"), ("Plate", "")]
    assert summaries[2].rows[0].value == "1,000"
    assert '<span lang="en" dir="ltr">About you</span>' in arabic[0].title
    assert arabic[1].title == "طفل 1"


def test_only_sections_with_something_to_ask_are_listed():
    two = form(
        sections=[
            {"id": "a", "title": {"en": "A"}, "pages": [page("car", {"id": "owns_car", "type": "yes_no"})]},
            {"id": "b", "title": {"en": "B"}, "pages": [page("p", {"id": "q", "type": "text"}, when="owns_car")]},
        ]
    )

    assert [section.id for section, _pages in Filling(two, {}, {}).sections] == ["a"]


TYPED = st.text(max_size=40) | st.sampled_from(
    ["yes", "no", "petrol", "12", "٣", "2026", "1.234,5", "8:30 pm", "+44 20", "a@b.example", "\x00", "x" * 9000]
)
DATES = tuple(f"-{end}-{part}" for end in ("from", "until") for part in ("day", "month", "year"))
FIELDS = ("", "-day", "-month", "-year", "-street", "-postcode", "-city", "-extra", "-name", "-again", "-hours", *DATES)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(st.sampled_from(FIELDS), TYPED), st.booleans(), st.sampled_from(["en", "ar", "zh-Hant"]))
def test_whatever_is_typed_nothing_crashes_and_nothing_is_lost(house, sent, required, language):
    fields = MultiDict((f"q{name}", value) for name, value in sent.items())
    for kind in BUILT_IN_NAMES:
        asked = question(kind, required=required)
        with house.test_request_context("/"), speaking(language):
            sheet = Sheet.parked([asked], fields)
            if sheet.check():
                again = Sheet.of_answers([asked], sheet.answers)
                assert again.check(), (kind, sheet.typed, again.typed)
                assert again.answers == sheet.answers
                describe(
                    form(page("p", json.loads(asked.model_dump_json(exclude_defaults=True)))), {"p": sheet.answers}
                )
            else:
                assert sheet.problems
            again = Sheet([asked], typed=sheet.typed)
            assert again.typed == sheet.typed
