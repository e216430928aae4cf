"""What the public accessibility statement says: from the last audit, from waivers and from tests by people."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from accessibility.coverage import Method, promised
from accessibility.criteria import CRITERIA, Criterion, in_order
from portal.core import clock

from ..models import Audit, HumanTest, Waiver
from ..rules import Aid, Conformance, Kind, Result, conformance
from .audits import Line, latest_audit, lines_of, tallies
from .findings import failures_by_criterion
from .people import Pair, confirmed_by_people, covered_by, failed_by_people, human_tests, only_for_people
from .waivers import waived_today, waivers_today


@dataclass(frozen=True)
class Gap:
    """Something that shuts people out today. places: on how many pages or states of pages."""

    criterion: Criterion
    places: int


@dataclass(frozen=True)
class AidTested:
    """What people tried with one assistive technology. latest: None if nothing yet."""

    aid: Aid
    passed: int
    wrong: int
    latest: date | None


@dataclass(frozen=True)
class Statement:
    """line: the last audit of a release; live: that of the published pages.

    unconfirmed: nobody found a barrier, and no person has confirmed them. barriers: what people met.
    """

    conformance: Conformance
    line: Line | None
    live: Audit | None
    gaps: Sequence[Gap]
    waivers: Sequence[Waiver]
    barriers: Sequence[Pair]
    unconfirmed: Sequence[Criterion]
    aids: Sequence[AidTested]
    criteria: int
    people_only: int


def statement() -> Statement:
    latest = latest_audit()
    tests = human_tests()
    failures = failures_by_criterion(latest.id) if latest else {}
    wanted = [each.criterion for each in promised(covered_by(latest))]
    failed = (failures.keys() | failed_by_people(tests)) & {each.number for each in wanted}
    settled = (confirmed_by_people(tests) | _absent(latest)) - failed
    settled &= {each.number for each in wanted}
    barriers = [pair for pair, test in tests.items() if test.result is not Result.PASSED]
    return Statement(
        conformance=conformance(
            audited=latest is not None, criteria=len(wanted), failed=len(failed), settled=len(settled)
        ),
        line=lines_of([latest])[0] if latest else None,
        live=latest_audit(Kind.LIVE),
        gaps=_gaps(failures),
        waivers=waivers_today(),
        barriers=sorted(barriers, key=lambda pair: (in_order(pair[0]), pair[1])),
        unconfirmed=[each for each in wanted if each.number not in failed | settled],
        aids=[_tried(aid, tests) for aid in Aid],
        criteria=len(wanted),
        people_only=len(only_for_people(latest)),
    )


def _gaps(failures: Mapping[str, set[tuple[str, str]]]) -> list[Gap]:
    """What is put up with has a list of its own."""
    waived = waived_today()
    places = {
        number: {subject for fingerprint, subject in failures[number] if fingerprint not in waived}
        for number in sorted(failures.keys() & CRITERIA.keys(), key=in_order)
    }
    return [Gap(CRITERIA[number], len(subjects)) for number, subjects in places.items() if subjects]


def _absent(latest: Audit | None) -> set[str]:
    """Criteria about things that checks have proved not to be there."""
    if latest is None:
        return set()
    absent = {number for number, each in covered_by(latest).items() if each.method is Method.ABSENCE}
    clean = {
        tally.name
        for tally in tallies(latest.id, "criterion")
        if not (tally.failed or tally.cant_tell or tally.untested) and tally.passed + tally.inapplicable
    }
    return absent & clean


def _tried(aid: Aid, tests: Mapping[Pair, HumanTest]) -> AidTested:
    own = [test for pair, test in tests.items() if pair[1] is aid]
    passed = sum(test.result is Result.PASSED and test.due_on >= clock.today() for test in own)
    wrong = sum(test.result is not Result.PASSED for test in own)
    return AidTested(aid, passed, wrong, max((test.tested_on for test in own), default=None))
