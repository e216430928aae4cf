"""What is said about definitions that cannot be used."""

import pytest
from pydantic import ValidationError

from portal.core.definitions import flaws_of
from portal.questions import FormDefinition, problem_in
from tests.questions.conftest import form, page, question

pytestmark = pytest.mark.usefixtures("asking")


def flaws(*pages, **more):
    with pytest.raises(ValidationError) as caught:
        form(*pages, **more)
    return {flaw.place: flaw.sentence for flaw in flaws_of(caught.value)}


def test_a_whole_form_is_read():
    read = form(
        page("car", {"id": "owns_car", "type": "yes_no"}),
        page("fuel", {"id": "plate", "type": "text"}, when="owns_car == true"),
    )

    assert [asked.id for asked in read.questions] == ["owns_car", "plate"]
    assert read.page("fuel").when == "owns_car == true"


@pytest.mark.parametrize(
    "asked, place, hint",
    [
        ({"type": "text"}, "id", "must not be left out"),
        ({"id": "Ü", "type": "text"}, "id", "small letters"),
        ({"id": "q", "type": "wish"}, "type", "long_text"),
        ({"id": "q", "type": "text", "label": {}}, "label", "at least one language"),
        ({"id": "q", "type": "text", "label": {"en": " "}}, "label", "leave that language out"),
        ({"id": "q", "type": "text", "label": {"xx": "Name"}}, "label", "zh-Hant"),
        ({"id": "q", "type": "text", "label": "Name"}, "label", "once for each language"),
        ({"id": "q", "type": "text", "colour": "red"}, "colour", "nothing here is called so"),
        ({"id": "q", "type": "text", "max": 3}, "max", "has no max"),
        ({"id": "q", "type": "one_of"}, "options", "at least one option"),
        ({"id": "q", "type": "number", "min": "soon"}, "min", "Write a number"),
        ({"id": "q", "type": "number", "min": 3, "max": 1}, "max", "not below min"),
        ({"id": "q", "type": "date", "max": 3}, "max", "2026-03-27"),
        ({"id": "q", "type": "text", "concept": "person.name"}, "concept", "is never answered by"),
        ({"id": "q", "type": "text", "required": "perhaps"}, "required", "true or false"),
    ],
)
def test_each_flaw_says_where_it_is_and_what_to_write(asked, place, hint):
    found = flaws(page("only", asked))

    assert list(found) == [f"sections[0].pages[0].questions[0].{place}"]
    assert hint in next(iter(found.values()))


def test_options_need_values_of_their_own():
    twins = [{"value": "a", "label": {"en": "A"}}] * 2

    assert flaws(page("p", {"id": "q", "type": "one_of", "options": twins})) == {
        "sections[0].pages[0].questions[0].options": "Give each option a value of its own."
    }


def test_ids_are_unique_in_the_whole_form():
    twin = page("twin", {"id": "q", "type": "text"})

    assert set(flaws(twin, twin)) == {"sections[0].pages[1].id", "sections[0].pages[1].questions[0].id"}


def test_a_condition_may_only_look_back():
    found = flaws(
        page("first", {"id": "a", "type": "yes_no"}, when="b == true"),
        page("second", {"id": "b", "type": "yes_no"}, when="c > 1"),
    )

    assert list(found) == ["sections[0].pages[0].when", "sections[0].pages[1].when"]


def test_a_repeating_page_is_a_name_in_conditions_and_must_not_be_another():
    repeat = {"item": {"en": "Child"}}
    children = page("the-kids", {"id": "age", "type": "number"}, repeat=repeat)

    assert form(children, page("many", {"id": "q", "type": "text"}, when="len(the_kids) > 1"))
    assert flaws(children, page("x", {"id": "the_kids", "type": "text"}))
    assert flaws(page("kids", {"id": "age", "type": "number"}, repeat={**repeat, "min": 3, "max": 2}))


def test_a_form_of_ten_thousand_questions_is_refused():
    pages = [
        page(f"p{number}", *({"id": f"q{number}_{q}", "type": "text"} for q in range(10))) for number in range(100)
    ]
    sections = [{"id": f"s{number}", "title": {"en": "S"}, "pages": pages} for number in range(10)]

    assert flaws(sections=sections) == {"sections": "Ask at most 500 questions; there are 10000."}


def test_dates_bring_years_and_days_to_conditions():
    assert problem_in("q_years < 7 and q_days > 0 and q == '2020-01-01'", [question("date")]) is None
    assert problem_in("q_years < 7", [question("text")])


def test_the_format_has_a_json_schema():
    schema = FormDefinition.model_json_schema()

    assert schema["$defs"]["Question"]["properties"]["label"]["properties"].keys() >= {"en", "zh-Hant"}
