"""What all reports count: findings folded over the ways of meeting a page, and a careful verdict for each criterion."""

import subprocess
import sys
from dataclasses import replace
from datetime import timedelta

import pytest

from accessibility.findings import Outcome
from accessibility.reports import Given
from accessibility.reports.changes import changes
from accessibility.reports.digest import digest
from accessibility.reports.verdicts import Status, status
from tests.accessibility.reports.audits import (
    ALT,
    BROKEN,
    CONTRAST,
    GIVEN,
    NARROW,
    REFUSED,
    SMALL,
    TODAY,
    WIDE,
    audit,
    finding,
    human,
    record,
    waived,
)


def verdict(number, *people, **outcomes):
    return digest(audit(record(WIDE, **outcomes)), Given(human=people)).verdicts[number].outcome


def test_the_same_finding_in_many_ways_of_meeting_a_page_is_one_barrier():
    whole = digest(SMALL, GIVEN)

    assert [(each.check, each.subject, len(each.cells)) for each in whole.barriers] == [
        ("axe/image-alt", WIDE.subject, 2),
        ("axe/image-alt", REFUSED.subject, 1),
        ("two-criteria", REFUSED.subject, 1),
    ]
    assert [each.check for each in whole.questions] == ["axe/color-contrast"]
    assert (whole.totals.pages, whole.totals.cells) == (2, 3)
    assert (whole.totals.failed, whole.totals.cant_tell, whole.totals.untested) == (4, 1, 1)
    assert (whole.totals.barriers, whole.totals.questions, whole.totals.waived) == (3, 1, 1)


def test_a_question_that_is_certain_in_one_way_of_meeting_the_page_is_a_barrier():
    unsure = finding("axe/color-contrast", Outcome.CANT_TELL)
    sure = finding("axe/color-contrast", evidence="3.1 to 1")

    (barrier,) = digest(audit(record(WIDE, unsure), record(NARROW, sure))).barriers

    assert barrier.finding == sure
    assert barrier.cells == (WIDE, NARROW)


def test_what_could_not_be_done_is_told_with_its_reason_and_is_no_finding():
    silent = record(WIDE, heading_jump=Outcome.UNTESTED)

    whole = digest(audit(record(REFUSED, BROKEN), record(WIDE, BROKEN), silent))

    assert [(gap.check, gap.reason, gap.cells) for gap in whole.gaps] == [
        ("reflow", "The page never loaded.", 2),
        ("heading-jump", "", 1),
    ]
    assert whole.all() == ()


def test_a_waiver_counts_until_its_last_day_and_only_for_its_own_element():
    def accepted(until):
        return digest(SMALL, Given(waived=(waived(WIDE, ALT, until),))).totals.waived

    assert accepted(TODAY) == 1
    assert accepted(TODAY - timedelta(days=1)) == 0


def test_programs_alone_never_say_that_a_criterion_is_met():
    outcomes = {each.outcome for each in digest(audit(record(WIDE))).verdicts.values()}

    assert outcomes == {Outcome.CANT_TELL, Outcome.INAPPLICABLE, Outcome.UNTESTED}


def test_a_person_confirms_a_criterion_until_the_test_is_due_again():
    assert verdict("2.4.6", human("2.4.6")) == Outcome.PASSED
    assert verdict("2.4.6", human("2.4.6", next_due=TODAY)) == Outcome.PASSED
    assert verdict("2.4.6", human("2.4.6", next_due=TODAY - timedelta(days=1))) == Outcome.UNTESTED
    assert verdict("1.4.10", human("1.4.10", Outcome.CANT_TELL)) == Outcome.CANT_TELL


def test_a_barrier_found_by_a_program_or_a_person_outweighs_everything():
    broken = audit(record(WIDE, finding("axe/color-contrast")))

    assert digest(broken, Given(human=(human("1.4.3"),))).verdicts["1.4.3"].outcome == Outcome.FAILED
    assert verdict("1.4.3", human("1.4.3", Outcome.FAILED)) == Outcome.FAILED


def test_proof_of_absence_holds_only_if_no_page_is_in_doubt():
    assert verdict("1.2.1") == Outcome.INAPPLICABLE
    assert verdict("1.2.1", no_media=Outcome.UNTESTED) == Outcome.UNTESTED
    assert verdict("1.2.1", no_media=Outcome.CANT_TELL) == Outcome.CANT_TELL


def test_an_audit_of_nothing_says_that_nothing_was_tested():
    whole = digest(audit())

    assert whole.totals.cells == 0
    assert {each.outcome for each in whole.verdicts.values()} == {Outcome.UNTESTED}


def test_two_audits_tell_what_is_new_what_is_gone_and_what_nobody_looked_for():
    before = audit(record(WIDE, ALT, CONTRAST), record(REFUSED, ALT))
    after = audit(record(NARROW, ALT, finding("reflow")))

    between = changes(before, after)

    assert [each.check for each in between.new] == ["reflow"]
    assert [each.check for each in between.gone] == ["axe/color-contrast"]
    assert [each.cells for each in between.still] == [(NARROW,)]
    assert [each.subject for each in between.not_seen] == [REFUSED.subject]


@pytest.mark.slow
def test_whoever_only_reads_reports_needs_no_browser():
    asked = "import sys, accessibility.reports; print(sorted({'selenium', 'html5lib', 'portal'} & set(sys.modules)))"

    answer = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)

    assert answer.stdout.strip() == "[]"


@pytest.mark.parametrize(
    "failed, settled, expected",
    [(0, 55, Status.FULL), (0, 54, Status.PARTIAL), (1, 54, Status.PARTIAL), (28, 10, Status.NONE)],
)
def test_what_may_be_said_of_all_criteria(failed, settled, expected):
    outcomes = [Outcome.FAILED] * failed + [Outcome.PASSED] * (settled // 2)
    outcomes += [Outcome.INAPPLICABLE] * (settled - settled // 2) + [Outcome.CANT_TELL] * (55 - failed - settled)
    some = next(iter(digest(SMALL).verdicts.values()))
    assert status([replace(some, outcome=outcome) for outcome in outcomes]) is expected
