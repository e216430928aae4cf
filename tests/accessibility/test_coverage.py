"""How much of WCAG 2.2 the auditor tests: read from the real checks and engines, not claimed."""

from accessibility.checking import checks
from accessibility.coverage import (
    ABSENT_WHERE_INAPPLICABLE,
    RULES_THAT_ONLY_ASK,
    Method,
    coverage,
    human_only,
    promised,
    proves_absence,
)
from accessibility.criteria import CRITERIA
from accessibility.engines import ENGINES
from accessibility.engines.axe import REVIEWED
from accessibility.findings import Outcome

SAMPLE = {"axe/color-contrast": ("1.4.3",), "no-media": ("1.2.1",), "htmlcs/1.3.3": ("1.3.3",), "parse": ("4.1.1",)}


def everything():
    own = {check.name: check.criteria for check in checks()}
    return own | {name: criteria for engine in ENGINES for name, criteria in engine.rules().items()}


def test_a_criterion_is_automatic_proven_absent_partly_or_human_only():
    covered = coverage(SAMPLE)

    assert covered["1.4.3"].method == Method.AUTOMATIC
    assert covered["1.2.1"].method == Method.ABSENCE
    assert covered["1.3.3"].method == Method.PARTLY
    assert covered["2.4.6"].method == Method.HUMAN
    assert covered["1.4.3"].checks == ("axe/color-contrast",)
    assert list(covered) == list(CRITERIA)


def test_what_no_program_tests_is_named_with_what_a_person_must_do():
    alone = human_only(coverage(SAMPLE))

    assert len(alone) == 53
    assert all(str(each.by_hand) for each in alone)
    assert not [each for each in alone if each.criterion.level == "AAA"]


def test_absence_is_proven_on_every_page_or_not_at_all():
    assert proves_absence("no-shortcuts", {Outcome.PASSED, Outcome.INAPPLICABLE})
    assert proves_absence("media-alternatives", {Outcome.INAPPLICABLE})
    assert not proves_absence("media-alternatives", {Outcome.INAPPLICABLE, Outcome.PASSED})
    assert not proves_absence("no-shortcuts", {Outcome.PASSED, Outcome.UNTESTED})
    assert not proves_absence("no-shortcuts", set())
    assert not proves_absence("axe/image-alt", {Outcome.INAPPLICABLE})


def test_the_checks_that_can_prove_absence_are_real():
    assert {check.name for check in checks()} >= ABSENT_WHERE_INAPPLICABLE


def test_rules_that_have_cried_wolf_do_not_count_as_tests():
    rules = {name for engine in ENGINES for name, criteria in engine.rules().items() if criteria}

    assert REVIEWED & rules == RULES_THAT_ONLY_ASK, "bring accessibility/coverage.py up to date"


def test_at_least_44_of_the_55_criteria_have_an_automatic_check_or_a_proof_of_absence():
    covered = promised(coverage(everything()))

    tested = [each.number for each in covered if each.method in {Method.AUTOMATIC, Method.ABSENCE}]
    missing = [each.number for each in covered if each.number not in tested]
    assert len(covered) == 55
    assert len(tested) >= 44, f"nothing tests {missing}"


def test_every_criterion_a_check_names_is_one_of_wcag_22():
    own = {check.name: [number for number in check.criteria if number not in CRITERIA] for check in checks()}

    assert not {name: unknown for name, unknown in own.items() if unknown}
