"""What people tested, and what citizens reported."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import func, select

from accessibility.coverage import Coverage, coverage, human_only, promised
from accessibility.criteria import Criterion
from portal.casework import cases_of
from portal.core.db import db

from ..models import Audit, BarrierReport, HumanTest
from ..rules import Aid

MOST_TESTS = 5_000
REPORTS_A_PAGE = 25
MOST_REPORTS = 10_000
Pair = tuple[str, Aid]


def covered_by(audit: Audit | None) -> dict[str, Coverage]:
    """How each criterion was tested in this audit; without one, everything is left to people."""
    return coverage(audit.checks if audit else {})


def conformance_criteria() -> list[Criterion]:
    """The 55 criteria of WCAG 2.2 at levels A and AA, in their order."""
    return [each.criterion for each in promised(coverage({}))]


def only_for_people(audit: Audit | None) -> list[Criterion]:
    """The criteria of levels A and AA that no program tested in this audit."""
    return [each.criterion for each in human_only(covered_by(audit))]


def human_tests() -> dict[Pair, HumanTest]:
    """The latest test of each criterion with each assistive technology."""
    return latest_of(all_human_tests())


def latest_of(tests: Iterable[HumanTest]) -> dict[Pair, HumanTest]:
    """tests: the oldest first."""
    return {(test.criterion, test.aid): test for test in tests}


def all_human_tests() -> Sequence[HumanTest]:
    """The whole register, oldest first, for the export."""
    return db.scalars(select(HumanTest).order_by(HumanTest.tested_on, HumanTest.id).limit(MOST_TESTS)).all()


def tests_of(criterion: str, aid: Aid) -> Sequence[HumanTest]:
    """All tests of one pair, the latest first."""
    pair = (HumanTest.criterion == criterion, HumanTest.aid == aid)
    return db.scalars(
        select(HumanTest).where(*pair).order_by(HumanTest.tested_on.desc(), HumanTest.id.desc()).limit(50)
    ).all()


def human_test(test_id: UUID) -> HumanTest:
    """Raises NoResultFound."""
    return db.scalars(select(HumanTest).where(HumanTest.id == test_id)).one()


def how_many_overdue() -> int:
    return sum(test.is_overdue for test in human_tests().values())


@dataclass(frozen=True)
class ReportLine:
    """A report and how far its case is: received, in_progress, waiting_for_citizen, decided or withdrawn."""

    report: BarrierReport
    status: str
    outcome: str


@dataclass(frozen=True)
class ReportPage:
    lines: Sequence[ReportLine]
    page: int
    pages: int


def reports(*, page: int) -> ReportPage:
    """What citizens reported, the latest first."""
    rows = db.execute(
        select(BarrierReport, func.count().over())
        .order_by(BarrierReport.reported_at.desc(), BarrierReport.id.desc())
        .limit(REPORTS_A_PAGE)
        .offset((page - 1) * REPORTS_A_PAGE)
    ).all()
    number = rows[0][1] if rows else 0
    cases = cases_of([row[0].id for row in rows])
    lines = [ReportLine(row[0], *_state(cases.get(row[0].id))) for row in rows]
    return ReportPage(lines, page, -(-number // REPORTS_A_PAGE))


def all_reports() -> list[ReportLine]:
    """For the export."""
    newest = select(BarrierReport).order_by(BarrierReport.reported_at.desc()).limit(MOST_REPORTS)
    found = db.scalars(newest).all()
    cases = cases_of([each.id for each in found])
    return [ReportLine(each, *_state(cases.get(each.id))) for each in found]


def report_called(reference: str) -> BarrierReport:
    """Raises NoResultFound."""
    return db.scalars(select(BarrierReport).where(BarrierReport.reference == reference)).one()


def report_of(person_id: UUID, reference: str) -> BarrierReport:
    """What this person reported while signed in. Raises NoResultFound."""
    own = (BarrierReport.reference == reference, BarrierReport.person_id == person_id)
    return db.scalars(select(BarrierReport).where(*own)).one()


def report(report_id: UUID) -> BarrierReport:
    return db.get_one(BarrierReport, report_id)


def reports_of(ids: Collection[UUID]) -> dict[UUID, BarrierReport]:
    found = db.scalars(select(BarrierReport).where(BarrierReport.id.in_(ids)))
    return {each.id: each for each in found}


def _state(case: object) -> tuple[str, str]:
    status, outcome = getattr(case, "status", None), getattr(case, "outcome", None)
    return (status.value if status else "", outcome.value if outcome else "")
