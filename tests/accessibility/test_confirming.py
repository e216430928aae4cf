"""A failure is believed when it was seen twice."""

from accessibility.confirming import ONCE, confirmed
from accessibility.findings import Cell, Finding, Outcome, Record

CELL = Cell("front", "/en/")
NARROW = Cell("front", "/en/", width=320)


def record(cell=CELL, *findings, **outcomes):
    return Record(cell, findings, outcomes)


def failing(selector="#a", check="reflow"):
    return Finding(check, ("1.4.10",), Outcome.FAILED, selector, evidence="It is wide.")


def test_what_fails_twice_fails():
    seen = record(CELL, failing(), reflow=Outcome.FAILED)

    assert confirmed([seen], lambda: [seen]) == [seen]


def test_what_fails_once_is_for_a_person_to_review():
    seen = record(CELL, failing(), failing("#b"), reflow=Outcome.FAILED)
    again = record(CELL, failing("#b"), reflow=Outcome.FAILED)

    believed = confirmed([seen], lambda: [again])[0]

    assert [finding.outcome for finding in believed.findings] == [Outcome.CANT_TELL, Outcome.FAILED]
    assert believed.findings[0].evidence == f"{ONCE}It is wide."
    assert believed.outcomes == {"reflow": Outcome.FAILED}


def test_a_check_whose_only_failure_was_seen_once_cannot_tell():
    seen = record(CELL, failing(), reflow=Outcome.FAILED)

    assert confirmed([seen], lambda: [record(NARROW, failing())])[0].outcomes == {"reflow": Outcome.CANT_TELL}


def test_where_nothing_fails_nobody_looks_again():
    seen = record(CELL, title=Outcome.PASSED)

    assert confirmed([seen], lambda: 1 / 0) == [seen]


def test_slow_walks_belong_to_the_page_as_it_was_loaded():
    loaded = Record(CELL, (), {"title": Outcome.PASSED}, {"h1": "Front"})
    walked = Record(CELL, (), {"focus-order": Outcome.PASSED})

    assert confirmed([loaded, walked], list) == [
        Record(CELL, (), {"title": Outcome.PASSED, "focus-order": Outcome.PASSED}, {"h1": "Front"})
    ]
