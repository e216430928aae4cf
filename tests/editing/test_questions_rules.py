"""Conditions put together by choosing, read back where they are that simple; names that change everywhere at once."""

import pytest

from portal.editing.rules.checking import check_question_renamed
from portal.editing.rules.conditions import Clause, Condition, as_condition, as_expression, renamed
from portal.editing.rules.outline import NoRoom, entries, find, id_from, may_move, move, new_id
from portal.editing.rules.renaming import kept_renamed, page_renamed, question_renamed
from portal.questions import is_true


@pytest.mark.parametrize(
    ("expression", "condition"),
    [
        ("owns_car == true", Condition("all", (Clause("owns_car", "is", value=True),))),
        ("owns_car", Condition("all", (Clause("owns_car", "is", value=True),))),
        (
            "fuel == 'petrol' and age >= 18",
            Condition("all", (Clause("fuel", "is", "petrol"), Clause("age", "at_least", 18))),
        ),
        ("a == 1 or b != 2.5", Condition("any", (Clause("a", "is", 1), Clause("b", "is_not", 2.5)))),
        ("fuel in ['petrol', 'gas']", Condition("all", (Clause("fuel", "one_of", ["petrol", "gas"]),))),
        ("fuel not in ['petrol']", Condition("all", (Clause("fuel", "none_of", ["petrol"]),))),
        ("'x' in needs", Condition("all", (Clause("needs", "has", "x"),))),
        ("'x' not in needs", Condition("all", (Clause("needs", "has_not", "x"),))),
        ("note != null", Condition("all", (Clause("note", "answered"),))),
        ("note == null", Condition("all", (Clause("note", "not_answered"),))),
        ("len(children) > 1", Condition("all", (Clause("len(children)", "more", 1),))),
        ("(a < -3) and (b <= 4)", Condition("all", (Clause("a", "less", -3), Clause("b", "at_most", 4)))),
        ("town == 'Bad Ort and more'", Condition("all", (Clause("town", "is", "Bad Ort and more"),))),
    ],
)
def test_a_simple_expression_is_read_as_clauses_and_written_again(expression, condition):
    assert as_condition(expression) == condition
    assert as_condition(as_expression(condition)) == condition


@pytest.mark.parametrize(
    "expression",
    [
        "a == 1 and b == 2 or c == 3",
        "not owns_car",
        "a + 1 > 2",
        "a == b",
        "some(children, #.age < 3)",
        "(a or b) and c",
        "",
        "a ==",
        "true",
    ],
)
def test_an_expression_that_says_more_stays_text(expression):
    assert as_condition(expression) is None


@pytest.mark.parametrize("text", ["O'Brien", 'say "no"', 'it\'s "so"', "back\\slash", "١٢", "a and b"])
def test_any_text_can_be_compared_with_and_never_becomes_code(text):
    written = as_expression(Condition("all", (Clause("name", "is", text),)))
    found = as_condition(written)
    assert found
    assert is_true(written, {"name": found.clauses[0].value})
    assert not is_true(written, {"name": "other"})


def test_names_change_in_expressions_but_not_in_their_texts():
    assert renamed("born_years > 3 and city == 'born' or born", {"born": "birth", "born_years": "birth_years"}) == (
        "birth_years > 3 and city == 'born' or birth"
    )


def test_a_question_is_renamed_wherever_it_is_spoken_of():
    document = {
        "form": {"sections": [{"id": "s", "pages": [{"id": "p", "when": "full_name == 'x'"}]}]},
        "eligibility": {"questions": [{"id": "full_name"}], "rows": [{"when": {"full_name": "any"}, "outcome": "yes"}]},
        "workflow": {
            "stages": [{"id": "a", "steps": [{"do": "register", "send": {"key": "full_name"}, "when": "full_name"}]}]
        },
        "messages": [{"id": "m", "body": {"en": "Hello {full_name}, {name} full_name"}}],
        "tests": [{"answers": {"full_name": "A", "kids": [{"full_name": "B"}]}}],
    }
    before = str(document)

    new = question_renamed(document, {"full_name": "whole_name"})

    assert new["form"]["sections"][0]["pages"][0]["when"] == "whole_name == 'x'"
    assert new["eligibility"]["questions"][0]["id"] == "whole_name"
    assert new["eligibility"]["rows"][0]["when"] == {"whole_name": "any"}
    assert new["workflow"]["stages"][0]["steps"][0] == {
        "do": "register",
        "send": {"key": "whole_name"},
        "when": "whole_name",
    }
    assert new["messages"][0]["body"]["en"] == "Hello {whole_name}, {name} full_name"
    assert new["tests"][0]["answers"] == {"whole_name": "A", "kids": [{"whole_name": "B"}]}
    assert str(document) == before


def test_a_page_is_renamed_in_conditions_and_tests():
    document = {
        "form": {"sections": [{"pages": [{"id": "kids", "when": "len(my_kids) > 1"}]}]},
        "tests": [{"pages": ["my-kids", "end"], "answers": {"my-kids": [{"a": 1}], "b": 2}}],
    }
    new = page_renamed(document, "my-kids", "children")
    assert new["form"]["sections"][0]["pages"][0]["when"] == "len(children) > 1"
    assert new["tests"][0] == {"pages": ["children", "end"], "answers": {"children": [{"a": 1}], "b": 2}}


def test_names_are_made_from_words():
    assert id_from("What is your full name?") == "what_is_your_full_name"
    assert id_from("¿Dónde vive?", "-") == "donde-vive"
    assert id_from("2 dogs") == "dogs"
    assert id_from("ما اسمك؟") == ""
    assert (
        new_id(
            {"form": {"sections": [{"id": "s", "pages": [{"id": "p", "questions": [{"id": "age"}]}]}]}},
            "question",
            "Age",
        )
        == "age2"
    )


def section(*pages):
    return {"id": "s", "pages": list(pages)}


def page(name, *questions, **more):
    return {"id": name, "questions": [{"id": each} for each in questions], **more}


def test_a_question_passes_over_pages_that_ask_nothing():
    document = {
        "form": {"sections": [section(page("a", "x")), section({"id": "told", "kind": "information"}, page("b", "y"))]}
    }

    new, place = move(document, find(document, "question", "x").place, 1)

    assert place == ("form", "sections", 1, "pages", 1, "questions", 0)
    assert [entry.id for entry in entries(new) if entry.kind == "question"] == ["x", "y"]
    back, place = move(new, place, -1)
    assert back == document
    with pytest.raises(NoRoom):
        move(back, place, -1)
    assert not may_move(back, place, -1)


def test_what_is_no_form_at_all_has_no_entries():
    for broken in (
        {},
        {"form": None},
        {"form": []},
        {"form": {"sections": "x"}},
        {"form": {"sections": [1, {"pages": [None]}]}},
    ):
        assert [entry.kind for entry in entries(broken)] in ([], ["section"])


def test_what_a_register_said_is_found_under_its_new_name():
    ways = [{"to": "end", "when": "is_resident == true"}, {"to": "look", "when": "city == 'is_resident'"}]
    document = {
        "workflow": {"stages": [{"id": "one", "ways": ways, "timers": [{"id": "t", "when": "is_resident == false"}]}]},
        "tests": [{"name": "A test", "answers": {"is_resident": True, "city": "x"}}],
    }

    new = kept_renamed(document, "is_resident", "lives_here")

    (stage,) = new["workflow"]["stages"]
    assert [way["when"] for way in stage["ways"]] == ["lives_here == true", "city == 'is_resident'"]
    assert stage["timers"][0]["when"] == "lives_here == false"
    assert new["tests"][0]["answers"] == {"lives_here": True, "city": "x"}
    assert document["tests"][0]["answers"] == {"is_resident": True, "city": "x"}, "the old one is not touched"


def test_tests_answer_a_question_of_the_check_under_its_new_name_unless_the_form_asks_it():
    check = {"questions": [{"id": "citizens", "type": "number"}], "rows": [{"when": {"citizens": "> 3"}}]}
    document = {"eligibility": check, "tests": [{"name": "A test", "answers": {"people": 4}}]}
    asked = [{"id": "s", "pages": [{"id": "p", "questions": [{"id": "people", "type": "number"}]}]}]

    new = check_question_renamed(document, "people", "citizens")
    kept = check_question_renamed({**document, "form": {"sections": asked}}, "people", "citizens")

    assert new["tests"][0]["answers"] == {"citizens": 4}
    assert kept["tests"][0]["answers"] == {"people": 4}
