"""What one audit found: as a list of different findings, and each in every cell that has it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, String, case, cast, func, literal, select, union
from sqlalchemy.exc import NoResultFound

from accessibility import findings as auditor
from accessibility.criteria import in_order
from accessibility.reports.verdicts import Found
from portal.core.db import db
from portal.core.files import StoredFile

from ..models import AuditFinding
from ..rules import Outcome
from .waivers import waived_today

FINDINGS_A_PAGE = 25
CELLS_SHOWN = 200
REASONS_SHOWN = 50
MOST_COMPARED = 1_000
RANK = case({Outcome.FAILED.value: 0, Outcome.CANT_TELL.value: 1}, value=AuditFinding.outcome, else_=2)
OUTCOMES = (Outcome.FAILED, Outcome.CANT_TELL, Outcome.UNTESTED)
PLAIN = ("subject", "persona", "language", "scheme")


@dataclass(frozen=True)
class Wanted:
    """Which findings to show; what is empty does not matter."""

    outcome: str = ""
    criterion: str = ""
    subject: str = ""
    persona: str = ""
    language: str = ""
    width: str = ""
    scheme: str = ""
    without_waived: bool = False


@dataclass(frozen=True)
class FindingLine:
    """One finding, wherever it stands."""

    fingerprint: str
    check: str
    outcome: Outcome
    criteria: Sequence[str]
    subject: str
    selector: str
    evidence: str
    cells: int
    is_waived: bool
    has_picture: bool


@dataclass(frozen=True)
class FindingPage:
    lines: Sequence[FindingLine]
    number: int
    page: int
    pages: int


@dataclass(frozen=True)
class NotTested:
    """Cells a check was not done in, with its reason."""

    check: str
    reason: str
    cells: int
    subjects: int


@dataclass(frozen=True)
class Options:
    """What the filters offer: only what occurs."""

    criterion: Sequence[str] = ()
    subject: Sequence[str] = ()
    persona: Sequence[str] = ()
    language: Sequence[str] = ()
    width: Sequence[str] = ()
    scheme: Sequence[str] = ()


def findings(audit_id: UUID, wanted: Wanted, *, page: int) -> FindingPage:
    """The worst first. Each finding is one line, however many cells have it."""
    waived = waived_today()
    where = _where(wanted)
    if wanted.without_waived and waived:
        where.append(AuditFinding.fingerprint.not_in(waived))
    grouped = _grouped(audit_id).where(*where)
    number = db.scalar(select(func.count()).select_from(grouped.subquery())) or 0
    rows = db.execute(
        grouped.order_by("rank", AuditFinding.check, "subject", AuditFinding.fingerprint)
        .limit(FINDINGS_A_PAGE)
        .offset((page - 1) * FINDINGS_A_PAGE)
    )
    return FindingPage([_line(row, waived) for row in rows], number, page, -(-number // FINDINGS_A_PAGE))


def findings_called(audit_id: UUID, fingerprints: Collection[str], *, most: int) -> list[FindingLine]:
    """These findings of an audit, the worst first."""
    if not fingerprints:
        return []
    chosen = sorted(fingerprints)[:MOST_COMPARED]
    grouped = _grouped(audit_id).where(AuditFinding.fingerprint.in_(chosen))
    rows = db.execute(grouped.order_by("rank", AuditFinding.check, "subject").limit(most))
    waived = waived_today()
    return [_line(row, waived) for row in rows]


def cells_of(audit_id: UUID, fingerprint: str) -> Sequence[AuditFinding]:
    """One finding in every cell that has it, one with a picture first. Empty if the audit does not have it."""
    here = (AuditFinding.audit_id == audit_id, AuditFinding.fingerprint == fingerprint)
    no_picture = case((AuditFinding.picture_id.is_(None), 1), else_=0)
    order = (RANK, no_picture, AuditFinding.language, AuditFinding.width.desc(), AuditFinding.id)
    return db.scalars(select(AuditFinding).where(*here).order_by(*order).limit(CELLS_SHOWN)).all()


def finding_called(fingerprint: str) -> AuditFinding:
    """As the latest audit saw it. Raises NoResultFound."""
    wanted = select(AuditFinding).where(
        AuditFinding.fingerprint == fingerprint, AuditFinding.outcome != Outcome.UNTESTED
    )
    found = db.scalars(wanted.order_by(AuditFinding.id.desc()).limit(1)).first()
    if found is None:
        raise NoResultFound(f"No audit has found {fingerprint}.")
    return found


def number_of_cells(audit_id: UUID, fingerprint: str) -> int:
    here = (AuditFinding.audit_id == audit_id, AuditFinding.fingerprint == fingerprint)
    return db.scalar(select(func.count(AuditFinding.id)).where(*here)) or 0


def has_picture(audit_id: UUID, picture_id: UUID) -> bool:
    here = (AuditFinding.audit_id == audit_id, AuditFinding.picture_id == picture_id)
    return db.scalar(select(AuditFinding.id).where(*here).limit(1)) is not None


def pictures_of(audit_id: UUID) -> Sequence[StoredFile]:
    """Each once, under the name the findings give it."""
    shown = select(AuditFinding.picture_id).where(AuditFinding.audit_id == audit_id)
    return db.scalars(select(StoredFile).where(StoredFile.id.in_(shown)).order_by(StoredFile.name)).all()


def not_tested(audit_id: UUID) -> list[NotTested]:
    """Which checks could not be done, and why, the most cells first."""
    number = func.count(AuditFinding.id)
    rows = db.execute(
        select(AuditFinding.check, AuditFinding.evidence, number, func.count(AuditFinding.subject.distinct()))
        .where(AuditFinding.audit_id == audit_id, AuditFinding.outcome == Outcome.UNTESTED)
        .group_by(AuditFinding.check, AuditFinding.evidence)
        .order_by(number.desc(), AuditFinding.check)
        .limit(REASONS_SHOWN)
    )
    return [NotTested(*row) for row in rows]


def options(audit_id: UUID) -> Options:
    """In one statement, whatever the number of filters."""
    columns = {name: getattr(AuditFinding, name) for name in PLAIN}
    columns |= {"width": cast(AuditFinding.width, String), "criterion": AuditFinding.criteria_text}
    parts = [
        select(literal(name).label("name"), column.label("value")).where(AuditFinding.audit_id == audit_id)
        for name, column in columns.items()
    ]
    found: dict[str, set[str]] = {name: set() for name in columns}
    for name, value in db.execute(union(*parts)):
        found[name] |= set(value.split()) if name == "criterion" else {value}
    ordered = {name: sorted(values - {""}) for name, values in found.items()}
    ordered["criterion"].sort(key=in_order)
    ordered["width"].sort(key=int)
    return Options(**ordered)


def folded(audit_id: UUID) -> list[Found]:
    """Each finding once, however many cells have it, as the reports count them."""
    rows = db.execute(
        select(AuditFinding.fingerprint, AuditFinding.criteria_text, func.min(AuditFinding.subject), func.min(RANK))
        .where(AuditFinding.audit_id == audit_id, AuditFinding.outcome != Outcome.UNTESTED)
        .group_by(AuditFinding.fingerprint, AuditFinding.criteria_text)
    )
    waived, found = waived_today(), dict[str, Found]()
    for fingerprint, criteria, subject, rank in rows:
        before = found.get(fingerprint)
        together = dict.fromkeys([*(before.criteria if before else ()), *criteria.split()])
        is_failed = rank == 0 or (before is not None and before.outcome is auditor.Outcome.FAILED)
        outcome = auditor.Outcome.FAILED if is_failed else auditor.Outcome.CANT_TELL
        found[fingerprint] = Found(subject, tuple(together), outcome, fingerprint in waived)
    return list(found.values())


def _where(wanted: Wanted) -> list[ColumnElement[bool]]:
    where = [getattr(AuditFinding, name) == value for name in PLAIN if (value := getattr(wanted, name))]
    if wanted.outcome:
        where.append(AuditFinding.outcome == Outcome(wanted.outcome))
    if wanted.width:
        where.append(AuditFinding.width == int(wanted.width))
    if wanted.criterion:
        where.append(AuditFinding.criteria_text.contains(f" {wanted.criterion} ", autoescape=True))
    return where


def _grouped(audit_id: UUID) -> Select[*tuple[Any, ...]]:
    return (
        select(
            AuditFinding.fingerprint,
            AuditFinding.check,
            func.min(RANK).label("rank"),
            func.min(AuditFinding.criteria_text),
            func.min(AuditFinding.subject).label("subject"),
            func.min(AuditFinding.selector),
            func.min(AuditFinding.evidence),
            func.count(AuditFinding.id),
            func.max(case((AuditFinding.picture_id.is_(None), 0), else_=1)),
        )
        .where(AuditFinding.audit_id == audit_id)
        .group_by(AuditFinding.fingerprint, AuditFinding.check)
    )


def _line(row: Sequence[object], waived: Collection[str]) -> FindingLine:
    fingerprint, check, rank, criteria, subject, selector, evidence, cells, picture = row
    return FindingLine(
        fingerprint=str(fingerprint),
        check=str(check),
        outcome=OUTCOMES[int(str(rank))],
        criteria=str(criteria).split(),
        subject=str(subject),
        selector=str(selector),
        evidence=str(evidence),
        cells=int(str(cells)),
        is_waived=fingerprint in waived,
        has_picture=bool(picture),
    )
