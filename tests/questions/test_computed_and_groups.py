"""Values the portal works out, and questions that repeat inside a page."""

import pytest
from pydantic import ValidationError
from werkzeug.datastructures import MultiDict

from portal.core.definitions import flaws_of
from portal.core.i18n import speaking
from portal.questions import Filling, Sheet, describe
from portal.questions.filling import State
from tests.questions.conftest import answer_to, form, page, question, typed_in
from tests.questions.test_sheet import shown

pytestmark = pytest.mark.usefixtures("asking")

RENT = {"id": "rent", "type": "money", "label": {"en": "Rent", "ar": "الإيجار"}}
ALLOWANCE = {"id": "allowance", "type": "money"}


def left_over(**more):
    return {"id": "left", "type": "computed", "expression": "rent - allowance", "unit": "money", **more}


@pytest.fixture
def rent():
    return form(
        page("money", RENT, ALLOWANCE),
        page("result", left_over(), {"id": "agreed", "type": "yes_no"}),
        page("help", {"id": "why", "type": "text"}, when="left > 500"),
    )


MONEY = {"money": {"rent": "900.00", "allowance": "200.00"}}


def test_a_value_is_shown_with_how_it_was_worked_out(rent):
    html = shown(Filling(rent, MONEY, {}).sheet(rent.page("result")), "Result")

    assert "€700.00" in html
    assert "Rent €900.00" in html
    assert "Allowance €200.00" in html
    assert "−" in html
    with speaking("ar"):
        assert "الإيجار" in shown(Filling(rent, MONEY, {}).sheet(rent.page("result")), "Result")


def test_a_value_is_kept_with_its_page_whatever_the_browser_sends(rent):
    filling = Filling(rent, MONEY, {})
    posted = MultiDict({"left": "1000000", "agreed": "yes"})

    sheet = Sheet.parked(rent.page("result").questions, posted).within(filling.around(rent.page("result")))

    assert sheet.check()
    assert sheet.answers == {"left": "700.00", "agreed": True}


def test_a_value_follows_when_an_earlier_answer_changes(rent):
    answers = {"money": {"rent": "650.00", "allowance": "200.00"}, "result": {"left": "700.00", "agreed": True}}
    filling = Filling(rent, answers, {})

    assert [shown.id for shown in filling.pages] == ["money", "result"]
    assert filling.asked_answers["result"] == {"left": "450.00", "agreed": True}
    rows = describe(rent, filling.asked_answers)[0].rows
    assert "€450.00" in rows[2].value
    assert "Rent €650.00" in rows[2].value


def test_the_working_is_left_out_when_it_no_longer_leads_to_what_was_kept(rent):
    kept = {"money": {"rent": "650.00", "allowance": "200.00"}, "result": {"left": "700.00", "agreed": True}}

    assert describe(rent, kept)[0].rows[2].value == "€700.00"


def test_a_value_that_cannot_be_worked_out_holds_nobody_up(rent):
    filling = Filling(rent, {}, {})
    sheet = filling.sheet(rent.page("result"))

    assert "We work this out" in shown(sheet, "Result")
    sheet.typed["agreed"] = "no"
    assert sheet.check()
    assert sheet.answers == {"left": None, "agreed": False}


@pytest.mark.parametrize(
    "unit, more, result, said",
    [
        ("number", {"decimals": 1}, "233.3", "233.3"),
        ("money", {}, "233.33", "€233.33"),
        ("percent", {}, 233, "233%"),
        ("days", {}, 233, "233 days"),
    ],
)
def test_units_say_what_a_number_means(unit, more, result, said):
    asked = form(page("money", RENT), page("result", {**left_over(), "expression": "rent / 3", "unit": unit, **more}))
    answers = Filling(asked, {"money": {"rent": "700"}, "result": {}}, {}).asked_answers

    assert answers["result"]["left"] == result
    assert str(describe(asked, answers)[0].rows[1].value).startswith(f"<bdi>{said}</bdi>")


def test_lists_and_ages_are_said_in_words():
    asked = form(
        page("born", {"id": "born", "type": "date"}),
        page("children", {"id": "age", "type": "number"}, repeat={"item": {"en": "Child"}}),
        page("sum", {"id": "sum", "type": "computed", "expression": "born_years + len(children)"}),
    )
    answers = {"born": {"born": "1990-01-01"}, "children": [{"age": 3}, {"age": 5}], "sum": {}}

    value = str(describe(asked, Filling(asked, answers, {}).asked_answers)[-1].rows[0].value)

    assert "Worked out from: <bdi>Born 3" in value
    assert "years</bdi>; <bdi>Children <bdi>2</bdi></bdi>" in value


@pytest.mark.parametrize(
    "expression, hint",
    [("rent - agreed", "agreed"), ("rent - left", "left"), ("later * 2", "later"), ("rent -", "at the end")],
)
def test_a_computation_may_only_look_back(expression, hint):
    with pytest.raises(ValidationError) as error:
        form(
            page("money", RENT),
            page("result", left_over(expression=expression), {"id": "agreed", "type": "yes_no"}),
            page("later", {"id": "later", "type": "number"}),
        )

    (flaw,) = flaws_of(error.value)
    assert hint in flaw.sentence
    assert flaw.place == "sections[0].pages[1].questions[0].expression"


CHILDREN = {
    "item": {"en": "Child"},
    "min": 1,
    "max": 3,
    "questions": [
        {"id": "name", "type": "name", "label": {"en": "Name"}},
        {"id": "age", "type": "number", "label": {"en": "Age"}},
        {"id": "home", "type": "address_lookup", "register": "addresses", "required": False, "label": {"en": "Home"}},
    ],
}


def children(*ages, **more):
    fields = MultiDict({"q-number": str(len(ages)), **more})
    for place, age in enumerate(ages):
        fields.update({f"q-{place}-name": f"Child {place}" if age else "", f"q-{place}-age": age})
    return Sheet.parked([question("group", **CHILDREN)], fields)


def test_items_are_read_and_shown_again():
    sheet = children("3", "5")

    assert sheet.check(), sheet.problems
    assert [(item["name"], item["age"]) for item in sheet.answers["q"]] == [("Child 0", 3), ("Child 1", 5)]
    assert sheet.values["q"][1]["age"] == 5
    html = shown(sheet)
    assert 'name="q-1-age"' in html
    assert "Remove Child 2" in html
    again = Sheet.of_answers(sheet.questions, sheet.answers)
    assert again.check()
    assert again.answers == sheet.answers


def test_adding_one_keeps_what_was_typed_and_removing_one_moves_the_others_up():
    added = children("three", press="q.add")
    removed = children("three", "5", press="q.remove-0")

    assert [item["age"] for item in added.typed["q"]] == ["three", ""]
    assert [item["age"] for item in removed.typed["q"]] == ["5"]
    assert len(children("1", "2", "3", press="q.add").typed["q"]) == 3
    assert "You cannot add more here" in shown(children("1", "2", "3"))


@pytest.mark.parametrize(
    "press", ["q.remove-9", "q.remove-", "q.remove-x", "q.nonsense", "q.a.b.c", "other.add", "..", ""]
)
def test_buttons_nobody_made_change_nothing(press):
    assert [item["age"] for item in children("3", "5", press=press).typed["q"]] == ["3", "5"]


def test_what_is_wrong_inside_is_named_with_its_item_and_shown_beside_its_box():
    sheet = children("3", "five")

    assert not sheet.check()
    assert sheet.problems == [("q-1-age", "Child 2, Age – Enter a whole number, for example 3")]
    assert 'id="q-1-age-error"' in shown(sheet)


def test_everything_that_is_wrong_inside_is_listed():
    sheet = children("three", "five")

    assert not sheet.check()
    assert [field for field, _sentence in sheet.problems] == ["q-0-age", "q-1-age"]


def test_an_item_left_blank_is_no_item_unless_it_is_needed():
    assert len(answer_to(question("group", **CHILDREN), **{"number": "2", "0-name": "Lina", "0-age": "3"})) == 1
    sheet = typed_in(question("group", **CHILDREN), number="2")
    assert not sheet.check()
    assert sheet.problems == [("q-0-name", "Fill in at least one")]
    assert 'id="q-0-name"' in shown(sheet)
    assert answer_to(question("group", **{**CHILDREN, "min": 0}), number="0") is None


def test_conditions_see_the_items_of_a_group_also_inside_a_page_that_repeats():
    group = {"id": "children", "type": "group", **CHILDREN}
    asked = form(
        page("family", group),
        page("school", {"id": "school", "type": "text"}, when="some(children, #.age > 5)"),
        page("flats", {**group, "id": "tenants"}, repeat={"item": {"en": "Flat"}}),
        page("many", {"id": "many", "type": "text"}, when="some(flats, len(#.tenants) > 1)"),
    )
    two = [{"name": "A", "age": 3, "home": None}, {"name": "B", "age": 7, "home": None}]

    assert len(Filling(asked, {}, {}).pages) == 2
    filling = Filling(asked, {"family": {"children": two}, "flats": [{"tenants": two}]}, {})
    assert [shown.id for shown in filling.pages] == ["family", "school", "flats", "many"]
    assert filling.state(asked.page("flats")) is State.DONE
    assert "<b>Child 1</b><br>Name: A" in describe(asked, filling.answers)[0].rows[0].value


@pytest.mark.parametrize(
    "settings, place, hint",
    [
        ({"questions": []}, "questions", "at least 1"),
        ({"questions": [{"id": "f", "type": "file", "label": {"en": "F"}}]}, "questions[0].type", "no file"),
        ({"questions": [CHILDREN["questions"][0]] * 2}, "questions[1].id", "another id"),
        ({"min": 5, "max": 2}, "max", "not below min"),
        ({"max": 1000}, "max", "30"),
    ],
)
def test_a_group_that_cannot_be_says_what_to_write(settings, place, hint):
    with pytest.raises(ValidationError) as error:
        question("group", **settings)

    (flaw,) = flaws_of(error.value)
    assert (flaw.place, hint in flaw.sentence) == (place, True), flaw
