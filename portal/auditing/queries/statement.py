"""What the public accessibility statement says: from the last audit, from waivers and from tests by people."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from accessibility.coverage import promised
from accessibility.criteria import Criterion, in_order
from accessibility.findings import Outcome
from accessibility.reports.verdicts import Status, Verdict, status, verdicts
from portal.core import clock

from ..models import Audit, AuditTally, HumanTest, Waiver
from ..rules import Aid, Kind, Result
from .audits import Line, latest_audit, lines_of, tallies
from .findings import folded
from .given import human_results
from .people import Pair, all_human_tests, covered_by, latest_of, only_for_people
from .waivers import waivers_today

UNCONFIRMED = frozenset({Outcome.UNTESTED, Outcome.CANT_TELL})
COLUMNS = {
    Outcome.FAILED: "failed",
    Outcome.CANT_TELL: "cant_tell",
    Outcome.UNTESTED: "untested",
    Outcome.PASSED: "passed",
    Outcome.INAPPLICABLE: "inapplicable",
}


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
    """conformance: None before the first audit. line: the last audit of a release; live: that of the published pages.

    unconfirmed: nobody found a barrier, and no person has confirmed them. barriers: what people met.
    """

    conformance: Status | None
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
    tests = all_human_tests()
    by_pair = latest_of(tests)
    known = _verdicts(latest, tests)
    wanted = [known[each.number] for each in promised(covered_by(latest))]
    barriers = [pair for pair, test in by_pair.items() if test.result is not Result.PASSED]
    return Statement(
        conformance=status(wanted) if latest else None,
        line=lines_of([latest])[0] if latest else None,
        live=latest_audit(Kind.LIVE),
        gaps=[
            Gap(known[number].criterion, len(known[number].open))
            for number in sorted(known, key=in_order)
            if known[number].open
        ],
        waivers=waivers_today(),
        barriers=sorted(barriers, key=lambda pair: (in_order(pair[0]), pair[1])),
        unconfirmed=[each.criterion for each in wanted if each.outcome in UNCONFIRMED],
        aids=[_tried(aid, by_pair) for aid in Aid],
        criteria=len(wanted),
        people_only=len(only_for_people(latest)),
    )


def _verdicts(latest: Audit | None, tests: Sequence[HumanTest]) -> Mapping[str, Verdict]:
    """As every report tells them, from what the tables know, so that nobody waits until the whole audit is read."""
    by_check = tallies(latest.id, "check") if latest else []
    return verdicts(
        covered_by(latest),
        said={each.name: _outcomes(each) for each in by_check},
        found=folded(latest.id) if latest else [],
        human=human_results(tests),
        on=clock.today(),
    )


def _outcomes(tally: AuditTally) -> set[Outcome]:
    return {outcome for outcome, column in COLUMNS.items() if getattr(tally, column)}


def _tried(aid: Aid, tests: Mapping[Pair, HumanTest]) -> AidTested:
    own = [test for pair, test in tests.items() if pair[1] is aid]
    passed = sum(test.result is Result.PASSED and test.due_on >= clock.today() for test in own)
    wrong = sum(test.result is not Result.PASSED for test in own)
    return AidTested(aid, passed, wrong, max((test.tested_on for test in own), default=None))
