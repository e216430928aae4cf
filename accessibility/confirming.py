"""Believes what it saw twice: machines hiccup, and a false alarm costs more trust than a second look takes time."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from .findings import Cell, Finding, Outcome, Record

ONCE = "Seen once when looked at twice: "
Key = tuple[Cell, str, str]


def confirmed(records: Sequence[Record], look_again: Callable[[], Sequence[Record]]) -> list[Record]:
    """The records, one for each cell; a failure that a second look does not find is for a person to review.

    look_again: called only if something failed.
    """
    first = _one_for_each_cell(records)
    if not any(finding.outcome == Outcome.FAILED for record in first for finding in record.findings):
        return first
    again = {key for record in look_again() for key in _failures(record)}
    return [_believed(record, again) for record in first]


def _one_for_each_cell(records: Sequence[Record]) -> list[Record]:
    """What the slow walks found belongs to the page as it was loaded."""
    whole: dict[Cell, Record] = {}
    for record in records:
        before = whole.get(record.cell, Record(record.cell))
        whole[record.cell] = Record(
            record.cell,
            before.findings + record.findings,
            {**before.outcomes, **record.outcomes},
            {**before.facts, **record.facts},
        )
    return list(whole.values())


def _believed(record: Record, again: set[Key]) -> Record:
    findings = tuple(_weighed(record.cell, finding, again) for finding in record.findings)
    if findings == record.findings:
        return record
    failing = {finding.check for finding in findings if finding.outcome == Outcome.FAILED}
    outcomes = {
        check: Outcome.CANT_TELL if outcome == Outcome.FAILED and check not in failing else outcome
        for check, outcome in record.outcomes.items()
    }
    return replace(record, findings=findings, outcomes=outcomes)


def _weighed(cell: Cell, finding: Finding, again: set[Key]) -> Finding:
    if finding.outcome != Outcome.FAILED or (cell, finding.check, finding.selector) in again:
        return finding
    return replace(finding, outcome=Outcome.CANT_TELL, evidence=ONCE + finding.evidence)


def _failures(record: Record) -> Iterator[Key]:
    for finding in record.findings:
        if finding.outcome == Outcome.FAILED:
            yield record.cell, finding.check, finding.selector
