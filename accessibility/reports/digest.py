"""The audit as all reports count it: findings folded over the ways of meeting a page, and a verdict for each criterion."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ..coverage import Coverage, coverage
from ..findings import Audit, Cell, Finding, Outcome, fingerprint
from .given import Given, Waived
from .verdicts import Found, Verdict, verdicts

FINDINGS = (Outcome.FAILED, Outcome.CANT_TELL)


@dataclass(frozen=True)
class Barrier:
    """One finding, seen in one or many ways of meeting the same page.

    outcome: failed if it certainly is a barrier in at least one of them, else cantTell: a person must look.
    finding: the first of that outcome.
    waived: accepted for now, on the day of the audit.
    """

    fingerprint: str
    subject: str
    outcome: Outcome
    finding: Finding
    criteria: tuple[str, ...]
    cells: tuple[Cell, ...]
    waived: Waived | None

    @property
    def check(self) -> str:
        return self.finding.check

    @property
    def id(self) -> str:
        """For links inside a report."""
        return f"finding-{self.fingerprint}"


@dataclass(frozen=True)
class Gap:
    """A check that could not be done, and why.

    cells: in how many ways of meeting these pages.
    """

    check: str
    reason: str
    subjects: tuple[str, ...]
    cells: int


@dataclass(frozen=True)
class Totals:
    """The figures every report agrees on.

    failed, cant_tell: findings, each way of meeting a page counted. barriers, questions: the same folded.
    waived: of barriers and questions. untested: checks that could not be done, each way of meeting a page counted.
    """

    pages: int
    cells: int
    failed: int
    cant_tell: int
    untested: int
    barriers: int
    questions: int
    waived: int


@dataclass(frozen=True)
class Digest:
    """What reports are written from."""

    audit: Audit
    given: Given
    covered: dict[str, Coverage]
    barriers: tuple[Barrier, ...]
    questions: tuple[Barrier, ...]
    gaps: tuple[Gap, ...]
    verdicts: dict[str, Verdict]
    totals: Totals
    waivers: dict[str, Waived]

    def all(self) -> tuple[Barrier, ...]:
        """Barriers first, then what a person must look at."""
        return self.barriers + self.questions

    def rows(self) -> Iterator[tuple[Cell, Finding]]:
        """Every finding, not folded."""
        for cell, finding in self.audit.findings():
            if finding.outcome in FINDINGS:
                yield cell, finding


def digest(audit: Audit, given: Given | None = None) -> Digest:
    """Fold and count. Findings with the outcome untested are gaps, not findings."""
    given = given or Given()
    waivers = {waiver.fingerprint: waiver for waiver in given.waived if waiver.until >= audit.finished_at.date()}
    folded = tuple(_folded(audit, waivers))
    barriers = tuple(each for each in folded if each.outcome == Outcome.FAILED)
    questions = tuple(each for each in folded if each.outcome == Outcome.CANT_TELL)
    untested = list(_untested(audit))
    covered = coverage(audit.checks)
    outcomes = [finding.outcome for _cell, finding in audit.findings()]
    return Digest(
        audit=audit,
        given=given,
        covered=covered,
        barriers=barriers,
        questions=questions,
        gaps=_gaps(untested),
        verdicts=verdicts(
            covered,
            said=audit.tally(),
            found=[Found(each.subject, each.criteria, each.outcome, each.waived is not None) for each in folded],
            human=given.human,
            on=audit.finished_at.date(),
        ),
        waivers=waivers,
        totals=Totals(
            pages=len({record.cell.subject for record in audit.records}),
            cells=len({record.cell for record in audit.records}),
            failed=outcomes.count(Outcome.FAILED),
            cant_tell=outcomes.count(Outcome.CANT_TELL),
            untested=len(untested),
            barriers=len(barriers),
            questions=len(questions),
            waived=sum(1 for each in folded if each.waived),
        ),
    )


def _folded(audit: Audit, waivers: Mapping[str, Waived]) -> Iterator[Barrier]:
    seen: dict[str, list[tuple[Cell, Finding]]] = defaultdict(list)
    for cell, finding in audit.findings():
        if finding.outcome in FINDINGS:
            seen[fingerprint(cell, finding)].append((cell, finding))
    for mark, pairs in seen.items():
        certain = [finding for _cell, finding in pairs if finding.outcome == Outcome.FAILED]
        first = certain[0] if certain else pairs[0][1]
        yield Barrier(
            fingerprint=mark,
            subject=pairs[0][0].subject,
            outcome=first.outcome,
            finding=first,
            criteria=tuple(dict.fromkeys(number for _cell, finding in pairs for number in finding.criteria)),
            cells=tuple(dict.fromkeys(cell for cell, _finding in pairs)),
            waived=waivers.get(mark),
        )


def _untested(audit: Audit) -> Iterator[tuple[str, str, str]]:
    """Check, reason and page, once for each way of meeting the page in which a check could not be done."""
    for record in audit.records:
        reasons = {name: "" for name, outcome in record.outcomes.items() if outcome == Outcome.UNTESTED}
        reasons |= {each.check: each.evidence for each in record.findings if each.outcome == Outcome.UNTESTED}
        for check, reason in reasons.items():
            yield check, reason, record.cell.subject


def _gaps(untested: list[tuple[str, str, str]]) -> tuple[Gap, ...]:
    subjects: dict[tuple[str, str], list[str]] = defaultdict(list)
    for check, reason, subject in untested:
        subjects[check, reason].append(subject)
    return tuple(
        Gap(check, reason, tuple(dict.fromkeys(names)), len(names)) for (check, reason), names in subjects.items()
    )
