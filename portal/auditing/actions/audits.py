"""Taking in what the auditor found."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from uuid import UUID
from zipfile import ZIP_DEFLATED, ZipFile

from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError

from accessibility import findings as auditor
from accessibility.findings import Cell, Finding, Record, fingerprint
from portal.core import ledger
from portal.core.db import db, new_id
from portal.core.files import discard, keep_bytes
from portal.core.forms import storable
from portal.core.ledger import About

from .. import queries
from ..models import (
    LONGEST_ADDRESS,
    LONGEST_EVIDENCE,
    LONGEST_HTML,
    LONGEST_SELECTOR,
    Audit,
    AuditFinding,
    AuditTally,
)
from ..rules import BIGGEST_PICTURE, MOST_FINDINGS, MOST_PICTURES, Kind, Outcome, worst

AT_ONCE = 2_000
RECORDS_A_SHARD = 500
PNG = b"\x89PNG\r\n\x1a\n"
WORTH_A_ROW = frozenset(outcome.value for outcome in Outcome)
COLUMNS = {"failed": "failed", "cantTell": "cant_tell", "untested": "untested"}


@dataclass(frozen=True)
class Prepared:
    """A run worked out: what takes long is done before the database is asked to write."""

    row: Audit
    content: bytes
    findings: Sequence[dict[str, Any]]
    tallies: Sequence[dict[str, Any]]


def take_in(audit: auditor.Audit, pictures: Path | None = None, *, kind: Kind = Kind.RELEASE) -> Audit:
    """Keep a run of the auditor: what it found as rows, and the whole of it for the reports.

    pictures: the folder with those the findings name. Taking in the same run again gives back what there is.
    """
    prepared = _prepared(audit, kind)
    known = queries.audit_called(audit.release, audit.started_at)
    return known or _kept(prepared, pictures)


def _prepared(audit: auditor.Audit, kind: Kind) -> Prepared:
    row = _row(audit, kind)
    rows = list(_finding_rows(audit, row.id))
    row.left_out = max(0, len(rows) - MOST_FINDINGS)
    tallies = [*_by_check(audit, row.id), *_by_criterion(audit, row.id)]
    return Prepared(row, packed(audit), rows[:MOST_FINDINGS], tallies)


def _kept(prepared: Prepared, pictures: Path | None) -> Audit:
    row = prepared.row
    file = keep_bytes(f"audit-{row.started_at:%Y-%m-%d}.zip", "application/zip", prepared.content)
    row.records_id = file.id
    try:
        with db.begin_nested():
            db.add(file)
            db.flush()
            db.add(row)
            db.flush()
    except IntegrityError:
        discard({file.id})
        if known := queries.audit_called(row.release, row.started_at):
            return known
        raise
    _insert(AuditFinding, _with_pictures(prepared.findings, pictures))
    _insert(AuditTally, prepared.tallies)
    ledger.record(
        About("audit", row.id),
        "audit.taken_in",
        release=row.release,
        kind=row.kind.value,
        failed=row.failed,
        cant_tell=row.cant_tell,
        untested=row.untested,
    )
    return row


def packed(audit: auditor.Audit) -> bytes:
    """The whole audit as the auditor's own folder, zipped; without pictures, which are kept beside it."""
    target = BytesIO()
    with TemporaryDirectory() as name, ZipFile(target, "w", ZIP_DEFLATED) as archive:
        folder = Path(name)
        store = auditor.Store(folder)
        for number, start in enumerate(range(0, len(audit.records), RECORDS_A_SHARD)):
            store.keep(f"{number:06}", list(audit.records[start : start + RECORDS_A_SHARD]), list(audit.checks))
        store.close(audit)
        for path in sorted(folder.rglob("*.json")):
            archive.write(path, path.relative_to(folder))
    return target.getvalue()


def _row(audit: auditor.Audit, kind: Kind) -> Audit:
    outcomes: dict[str, list[str]] = {}
    for cell, finding in _worth_a_row(audit):
        outcomes.setdefault(fingerprint(cell, finding), []).append(finding.outcome.value)
    totals = Counter(worst(several) for several in outcomes.values())
    return Audit(
        id=new_id(),
        kind=kind,
        release=str(storable(audit.release))[:80],
        started_at=audit.started_at,
        finished_at=audit.finished_at,
        engines=dict(audit.engines),
        checks={name: list(criteria) for name, criteria in audit.checks.items()},
        cells=len(audit.records),
        subjects=len({record.cell.subject for record in audit.records}),
        languages=sorted({record.cell.language for record in audit.records} - {""}),
        **{column: totals[outcome] for outcome, column in COLUMNS.items()},
    )


def _finding_rows(audit: auditor.Audit, audit_id: UUID) -> Iterable[dict[str, Any]]:
    for cell, finding in _worth_a_row(audit):
        yield _finding_row(cell, finding, audit_id)


def _worth_a_row(audit: auditor.Audit) -> Iterator[tuple[Cell, Finding]]:
    """What was found, and each check that could not be done, with or without a reason."""
    for record in audit.records:
        for finding in record.findings:
            if finding.outcome in WORTH_A_ROW:
                yield record.cell, finding
        told = {finding.check for finding in record.findings}
        for name, outcome in record.outcomes.items():
            if outcome is auditor.Outcome.UNTESTED and name not in told:
                yield record.cell, Finding(name, tuple(audit.checks[name]), outcome)


def _finding_row(cell: Cell, finding: Finding, audit_id: UUID) -> dict[str, Any]:
    row = {
        "subject": cell.subject[:LONGEST_ADDRESS],
        "url": cell.url[:1_000],
        "persona": cell.persona[:40],
        "language": cell.language[:20],
        "width": cell.width,
        "scheme": cell.scheme,
        "motion": cell.motion,
        "script": cell.script,
        "text": cell.text,
        "check": finding.check[:120],
        "criteria": list(finding.criteria),
        "criteria_text": f" {' '.join(finding.criteria)} "[:200],
        "selector": finding.selector[:LONGEST_SELECTOR],
        "html": finding.html[:LONGEST_HTML],
        "evidence": finding.evidence[:LONGEST_EVIDENCE],
        "engine": finding.engine[:80],
        "picture": finding.picture,
    }
    kept = {"audit_id": audit_id, "outcome": Outcome(finding.outcome.value), "fingerprint": fingerprint(cell, finding)}
    return {**storable(row), **kept}


def _with_pictures(rows: Sequence[dict[str, Any]], folder: Path | None) -> list[dict[str, Any]]:
    """Each picture is kept once, whatever the number of rows that show it."""
    names = list(dict.fromkeys(row["picture"] for row in rows if row["picture"]))[:MOST_PICTURES]
    ids = {name: picture_id for name in names if (picture_id := _keep_picture(folder, name))}
    db.flush()
    return [{**row, "picture_id": ids.get(name)} for row in rows for name in [row.pop("picture")]]


def _keep_picture(folder: Path | None, name: str) -> UUID | None:
    """A picture that is not there, is no picture or is too big is done without."""
    path = folder / name if folder and Path(name).name == name else None
    if path is None or not path.is_file() or path.stat().st_size > BIGGEST_PICTURE:
        return None
    content = path.read_bytes()
    return keep_bytes(name[-100:], "image/png", content).id if content.startswith(PNG) else None


def _by_check(audit: auditor.Audit, audit_id: UUID) -> list[dict[str, Any]]:
    return [_tally(audit_id, "check", name, counts) for name, counts in audit.tally().items()]


def _by_criterion(audit: auditor.Audit, audit_id: UUID) -> list[dict[str, Any]]:
    counts: dict[str, Counter[str]] = {
        criterion: Counter() for criteria in audit.checks.values() for criterion in criteria
    }
    for record in audit.records:
        for criterion, outcome in _worst_by_criterion(record, audit.checks).items():
            counts[criterion][outcome] += 1
    return [_tally(audit_id, "criterion", name, each) for name, each in counts.items()]


def _worst_by_criterion(record: Record, checks: Mapping[str, Sequence[str]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, outcome in record.outcomes.items():
        for criterion in checks[name]:
            found[criterion] = worst((found.get(criterion, outcome.value), outcome.value))
    return found


def _tally(audit_id: UUID, about: str, name: str, counts: Mapping[Any, int]) -> dict[str, Any]:
    number = {str(getattr(outcome, "value", outcome)): each for outcome, each in counts.items()}
    return {
        "audit_id": audit_id,
        "about": about,
        "name": name[:120],
        "passed": number.get("passed", 0),
        "inapplicable": number.get("inapplicable", 0),
        **{column: number.get(outcome, 0) for outcome, column in COLUMNS.items()},
    }


def _insert(model: type, rows: Sequence[dict[str, Any]]) -> None:
    """Thousands of rows in a few statements."""
    for start in range(0, len(rows), AT_ONCE):
        db.execute(insert(model), rows[start : start + AT_ONCE])
