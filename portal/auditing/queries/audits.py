"""Runs of the auditor: which there are, what they come to today, and how two differ."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import func, select

from portal.core.db import db

from ..models import Audit, AuditFinding, AuditTally, LiveLook
from ..rules import Kind, Outcome, worst
from .waivers import waived_today

AUDITS_A_PAGE = 10
LOOKS_SHOWN = 20


@dataclass(frozen=True)
class Line:
    """An audit and its different findings as they count today: those that are put up with stand apart."""

    audit: Audit
    failed: int
    cant_tell: int
    untested: int
    waived: int


@dataclass(frozen=True)
class Shelf:
    """One page of audits, newest first."""

    lines: Sequence[Line]
    page: int
    pages: int


def audits(kind: Kind, *, page: int) -> Shelf:
    rows = db.execute(
        select(Audit, func.count().over())
        .where(Audit.kind == kind)
        .order_by(Audit.finished_at.desc(), Audit.id.desc())
        .limit(AUDITS_A_PAGE)
        .offset((page - 1) * AUDITS_A_PAGE)
    ).all()
    number = rows[0][1] if rows else 0
    return Shelf(lines_of([row[0] for row in rows]), page, -(-number // AUDITS_A_PAGE))


def lines_of(found: Sequence[Audit]) -> list[Line]:
    waived = _waived_in([audit.id for audit in found])
    return [_line(audit, waived.get(audit.id, Counter())) for audit in found]


def audit(audit_id: UUID) -> Audit:
    """Raises NoResultFound."""
    return db.get_one(Audit, audit_id)


def audit_called(release: str, started_at: object) -> Audit | None:
    return db.scalars(select(Audit).where(Audit.release == release, Audit.started_at == started_at)).one_or_none()


def latest_audit(kind: Kind = Kind.RELEASE) -> Audit | None:
    wanted = select(Audit).where(Audit.kind == kind).order_by(Audit.finished_at.desc(), Audit.id.desc())
    return db.scalars(wanted.limit(1)).first()


def others(of: Audit, *, most: int = 50) -> Sequence[Audit]:
    """What an audit can be compared with, the one before it first."""
    wanted = select(Audit).where(Audit.kind == of.kind, Audit.id != of.id)
    rows = db.scalars(wanted.order_by(Audit.finished_at.desc(), Audit.id.desc()).limit(most)).all()
    return sorted(rows, key=lambda each: each.finished_at > of.finished_at)


def fingerprints(audit_id: UUID) -> set[str]:
    """Everything that failed or that a person must look at."""
    wanted = select(AuditFinding.fingerprint).where(
        AuditFinding.audit_id == audit_id, AuditFinding.outcome != Outcome.UNTESTED
    )
    return set(db.scalars(wanted.distinct()))


def tallies(audit_id: UUID, about: str) -> Sequence[AuditTally]:
    """about: check or criterion."""
    return db.scalars(
        select(AuditTally).where(AuditTally.audit_id == audit_id, AuditTally.about == about).order_by(AuditTally.name)
    ).all()


def looks() -> Sequence[LiveLook]:
    """When the published pages were looked at, the latest first."""
    return db.scalars(select(LiveLook).order_by(LiveLook.begun_at.desc()).limit(LOOKS_SHOWN)).all()


def last_look() -> LiveLook | None:
    return db.scalars(select(LiveLook).order_by(LiveLook.begun_at.desc()).limit(1)).first()


def look(look_id: UUID) -> LiveLook:
    return db.get_one(LiveLook, look_id)


def _waived_in(audit_ids: Collection[UUID]) -> Mapping[UUID, Counter[str]]:
    """How many findings of each outcome are put up with today, by audit."""
    waived = waived_today()
    if not waived or not audit_ids:
        return {}
    rows = db.execute(
        select(AuditFinding.audit_id, AuditFinding.fingerprint, AuditFinding.outcome)
        .where(AuditFinding.audit_id.in_(audit_ids), AuditFinding.fingerprint.in_(waived))
        .distinct()
    )
    outcomes: dict[tuple[UUID, str], list[str]] = {}
    for audit_id, fingerprint, outcome in rows:
        outcomes.setdefault((audit_id, fingerprint), []).append(outcome.value)
    counted: dict[UUID, Counter[str]] = {}
    for (audit_id, _fingerprint), several in outcomes.items():
        counted.setdefault(audit_id, Counter())[worst(several)] += 1
    return counted


def _line(of: Audit, waived: Counter[str]) -> Line:
    return Line(
        of,
        of.failed - waived[Outcome.FAILED],
        of.cant_tell - waived[Outcome.CANT_TELL],
        of.untested - waived[Outcome.UNTESTED],
        waived.total(),
    )
