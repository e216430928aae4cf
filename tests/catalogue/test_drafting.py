"""A check that is still being written can be tried, and says what it leaves out as cells of a row."""

import pytest

from portal.catalogue import editorial

drafting = editorial.drafting


def question(kind, **more):
    return {"id": "x", "type": kind, "label": {"en": "X"}, **more}


def drafted(question, *cells, **more):
    rows = [{"when": {"x": cell}} for cell in cells]
    return drafting.drafted_check({"questions": [question], "rows": rows, **more})


@pytest.mark.parametrize(
    ("asked", "cells", "missing"),
    [
        (question("number", min=0), ["> 3"], ["<= 3"]),
        (question("number", min=0), ["< 3", "5..8"], ["3..4", ">= 9"]),
        (question("number"), [">= 3"], ["<= 2"]),
        (question("money", max=100), ["<= 50"], [">= 50.01"]),
        (question("date", min="2026-01-01"), [">= 2026-03-01"], ["<= 2026-02-28"]),
        (question("yes_no"), ["yes"], ["no"]),
    ],
)
def test_a_gap_is_covered_by_the_row_it_suggests(app, asked, cells, missing):
    with app.app_context():
        check = drafted(asked, *cells)
        suggested = [gap.cells["x"] for gap in drafting.uncovered(check)]
        again = drafted(asked, *cells, *suggested)
        assert suggested == missing
        assert not drafting.uncovered(again)


def test_an_answer_that_may_be_left_out_is_covered_by_a_row_that_does_not_ask(app):
    with app.app_context():
        check = drafted(question("yes_no", required=False), "yes", "no")
        assert [gap.cells for gap in drafting.uncovered(check)] == [{}]


def test_a_check_with_a_cell_nobody_can_read_cannot_be_tried(app):
    with app.app_context():
        assert drafted(question("number"), "many") is None
        assert drafting.drafted_check({}) is None


def test_rows_that_get_in_each_others_way_are_said_although_reasons_are_missing(app):
    with app.app_context():
        assert "never used" in drafting.flaws_of_drafted_rows(drafted(question("number"), "> 3", "> 4"))[1]
        assert (
            "can hold together"
            in drafting.flaws_of_drafted_rows(drafted(question("number"), "> 3", "> 2", hit="unique"))[1]
        )
        assert drafting.flaws_of_drafted_rows(drafted(question("number"), "> 3", "> 2", hit="collect")) == {}


def test_the_rows_that_decide_follow_the_policy(app):
    with app.app_context():
        assert list(drafting.deciding_rows(drafted(question("number"), "> 3", "> 2"), {"x": 9})) == [0]
        assert list(drafting.deciding_rows(drafted(question("number"), "> 3", "> 2", hit="collect"), {"x": 9})) == [
            0,
            1,
        ]
