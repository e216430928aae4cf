"""Whatever is posted to whatever kind of question, it is refused in a sentence or understood, and can be shown again."""

import json

import pytest
from flask import render_template
from markupsafe import escape
from werkzeug.datastructures import MultiDict

from portal.questions import Sheet, compute, is_true
from portal.questions.question_type import type_of
from tests.questions.conftest import BUILT_IN_NAMES, question

pytestmark = pytest.mark.usefixtures("asking")

ENDINGS = ("", "day", "month", "year", "again", "number", "name", "who", "where", "choice", "query", "street", "city")
MORE = ("from-day", "from-month", "from-year", "until-day", "until-month", "until-year", "hours", "minutes", "bus")
DEEP = "[" * 5_000
JUNK = (
    *("", " ", "0", "-1", "9" * 5_000, "1e999", "nan", "Infinity", "²", "٣", "9999", "0000", "31.2.2026", "é" * 3_000),
    *("a\0b", "\ud800", "\u202e", "<script>alert(1)</script>", "{{ 7*7 }}%(x)s%{0.__class__}", "petrol", "yes", DEEP),
    *(
        json.dumps([name, born])
        for name in ("A\0", "\ud800", "A", "", 5, [])
        for born in ("2020-01-01", "9999-99-99", 5)
    ),
)


@pytest.mark.parametrize("kind", BUILT_IN_NAMES)
def test_junk_in_every_box_twice_is_refused_or_understood(kind):
    asked = question(kind, required=False)
    boxes = ["q", *(f"q-{ending}" for ending in (*ENDINGS, *MORE)), "q-0-name", "q-9-born-day"]
    for number, junk in enumerate(JUNK):
        press = (junk[:200], "q.find", "q.add", "q.remove-0", "q-0-name.find")[number % 5]
        sheet = Sheet.parked([asked], MultiDict([*((box, junk) for box in boxes * 2), ("press", press)]))
        sheet.check()
        _is_shown_again(sheet)


@pytest.mark.parametrize("kind", BUILT_IN_NAMES)
def test_two_thousand_fields_and_a_list_where_text_is_expected(kind):
    asked = question(kind, required=False)
    fields = MultiDict(
        [(f"q-{number}", str(number)) for number in range(2_000)] + [("q", str(n)) for n in range(2_000)]
    )
    sheet = Sheet.parked([asked], fields)
    sheet.check()
    _is_shown_again(sheet)


def test_ten_thousand_items_in_a_group_are_as_many_as_there_may_be():
    fields = MultiDict({"q-number": "10000", **{f"q-{place}-name": "Ana" for place in range(10_000)}})

    assert len(Sheet.parked([question("group")], fields).typed["q"]) == 10


@pytest.mark.parametrize(
    "code", [DEEP, '["\\ud800", "2020-01-01"]', '["a\\u0000", "2020-01-01"]', '["A", "2020-13-01"]']
)
def test_a_forged_person_is_nobody_to_choose(code):
    sheet = Sheet.parked([question("household_person")], MultiDict({"q-who": code}))

    assert not sheet.check()


@pytest.mark.parametrize("value", [10**400, -(10**400), float("nan"), float("inf"), [10**400], {"a": 10**400}])
def test_numbers_without_end_are_no_numbers_for_expressions(value):
    assert is_true("q > 1", {"q": value}) is False
    assert compute("q + 1", {"q": value}) is None


def _is_shown_again(sheet):
    assert "<script>alert" not in render_template("questions/_fields.html", sheet=sheet)
    for asked, said in sheet.in_words:
        assert "<script>alert" not in escape(said), "markup must be safe, plain text is escaped by the page"
        if (answer := sheet.answers.get("q")) is not None:
            json.dumps(answer, allow_nan=False, ensure_ascii=False).encode()
            type_of(asked).values(asked, answer)
