"""Runs of the auditor and what they found; waivers, tests by people, and barriers citizens reported."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import (
    JSON,
    CheckConstraint,
    Enum,
    ForeignKey,
    Index,
    Integer,
    String,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from portal.core import clock
from portal.core.db import Base

from .rules import LONGEST_REASON, Aid, Kind, Outcome, Result, WaiverState, waiver_state

LONGEST_SELECTOR, LONGEST_HTML, LONGEST_EVIDENCE = 1_000, 400, 2_000
LONGEST_ADDRESS = 500
UNENDED = text("ended_on IS NULL")


def word_of(kind: type) -> Enum:
    return Enum(kind, native_enum=False, length=20, values_callable=lambda kinds: [each.value for each in kinds])


class Audit(Base):
    """One run of the auditor over a release, or over the published pages."""

    __tablename__ = "audits"
    __table_args__ = (
        UniqueConstraint("release", "started_at"),
        CheckConstraint("finished_at >= started_at", name="ends_after_it_began"),
        Index("ix_audits_kind", "kind", "finished_at"),
    )

    kind: Mapped[Kind] = mapped_column(word_of(Kind))
    release: Mapped[str] = mapped_column(String(80), comment="What was audited, in its own words")
    started_at: Mapped[datetime]
    finished_at: Mapped[datetime]
    engines: Mapped[dict[str, str]] = mapped_column(JSON, comment="Version of each engine, by name")
    checks: Mapped[dict[str, list[str]]] = mapped_column(JSON, comment="Criteria of each check, by name")
    cells: Mapped[int] = mapped_column(Integer, comment="How many ways of meeting a page were looked at")
    subjects: Mapped[int] = mapped_column(Integer, comment="How many pages or states of pages")
    languages: Mapped[list[str]] = mapped_column(JSON)
    failed: Mapped[int] = mapped_column(Integer, comment="Different findings, however many cells have them")
    cant_tell: Mapped[int] = mapped_column(Integer)
    untested: Mapped[int] = mapped_column(Integer)
    left_out: Mapped[int] = mapped_column(Integer, default=0, comment="Rows beyond the limit, counted but not kept")
    records_id: Mapped[UUID] = mapped_column(ForeignKey("files.id"), comment="The whole run, for the reports")


class AuditFinding(Base):
    """One thing found in one cell: it failed, a person must look, or it was not tested."""

    __tablename__ = "audit_findings"
    __table_args__ = (
        CheckConstraint("outcome IN ('failed', 'cantTell', 'untested')", name="worth_a_row"),
        Index("ix_audit_findings_fingerprint", "audit_id", "fingerprint"),
        Index("ix_audit_findings_outcome", "audit_id", "outcome", "check"),
    )

    audit_id: Mapped[UUID] = mapped_column(ForeignKey("audits.id", ondelete="CASCADE"))
    fingerprint: Mapped[str] = mapped_column(String(16), comment="The same in every release, language, width, scheme")
    check: Mapped[str] = mapped_column(String(120))
    outcome: Mapped[Outcome] = mapped_column(word_of(Outcome))
    criteria: Mapped[list[str]] = mapped_column(JSON)
    criteria_text: Mapped[str] = mapped_column(String(200), comment="The same between spaces, to be searched")
    subject: Mapped[str] = mapped_column(String(LONGEST_ADDRESS))
    url: Mapped[str] = mapped_column(String(1_000))
    persona: Mapped[str] = mapped_column(String(40))
    language: Mapped[str] = mapped_column(String(20))
    width: Mapped[int] = mapped_column(Integer)
    scheme: Mapped[str] = mapped_column(String(20))
    motion: Mapped[str] = mapped_column(String(20))
    script: Mapped[bool]
    text: Mapped[str] = mapped_column(String(20))
    selector: Mapped[str] = mapped_column(String(LONGEST_SELECTOR))
    html: Mapped[str] = mapped_column(String(LONGEST_HTML))
    evidence: Mapped[str] = mapped_column(String(LONGEST_EVIDENCE))
    engine: Mapped[str] = mapped_column(String(80))
    picture_id: Mapped[UUID | None] = mapped_column(ForeignKey("files.id"), index=True)


class AuditTally(Base):
    """In how many cells a check, or a criterion, came to each outcome. Of several checks the worst counts."""

    __tablename__ = "audit_tallies"
    __table_args__ = (
        UniqueConstraint("audit_id", "about", "name"),
        CheckConstraint("about IN ('check', 'criterion')", name="about_a_check_or_criterion"),
    )

    audit_id: Mapped[UUID] = mapped_column(ForeignKey("audits.id", ondelete="CASCADE"))
    about: Mapped[str] = mapped_column(String(20))
    name: Mapped[str] = mapped_column(String(120))
    failed: Mapped[int] = mapped_column(Integer)
    cant_tell: Mapped[int] = mapped_column(Integer)
    passed: Mapped[int] = mapped_column(Integer)
    inapplicable: Mapped[int] = mapped_column(Integer)
    untested: Mapped[int] = mapped_column(Integer)


class LiveLook(Base):
    """The portal looked at its published pages, or could not, and why."""

    __tablename__ = "audit_live_looks"
    __table_args__ = (
        CheckConstraint("(ended_at IS NULL) = (audit_id IS NULL AND obstacle = '')", name="ends_with_what_came_of_it"),
        CheckConstraint("audit_id IS NULL OR obstacle = ''", name="an_audit_or_an_obstacle"),
    )

    begun_at: Mapped[datetime] = mapped_column(index=True)
    ended_at: Mapped[datetime | None]
    pages: Mapped[int] = mapped_column(Integer)
    audit_id: Mapped[UUID | None] = mapped_column(ForeignKey("audits.id"))
    obstacle: Mapped[str] = mapped_column(String(1_000), default="", comment="Why not, in English")


class Waiver(Base):
    """A finding on one element that is put up with for a while. A rule cannot be, and a page cannot be."""

    __tablename__ = "audit_waivers"
    __table_args__ = (
        CheckConstraint(
            "\"check\" <> '' AND subject <> '' AND fingerprint <> '' AND subject NOT LIKE '%*%'", name="of_one_check"
        ),
        CheckConstraint(
            "selector NOT IN ('', '*', 'html', 'body', 'main') AND selector NOT LIKE '%*%' AND selector NOT LIKE '%,%'",
            name="of_one_element",
        ),
        CheckConstraint("length(trim(reason)) >= 20", name="has_a_reason"),
        CheckConstraint("until > since", name="runs_out"),
        CheckConstraint("(ended_on IS NULL) = (ended_by IS NULL)", name="ended_by_somebody"),
        Index("uq_audit_waivers_unended", "fingerprint", unique=True, postgresql_where=UNENDED, sqlite_where=UNENDED),
    )

    check: Mapped[str] = mapped_column(String(120))
    subject: Mapped[str] = mapped_column(String(LONGEST_ADDRESS))
    selector: Mapped[str] = mapped_column(String(LONGEST_SELECTOR))
    fingerprint: Mapped[str] = mapped_column(String(16), index=True)
    criteria: Mapped[list[str]] = mapped_column(JSON)
    reason: Mapped[str] = mapped_column(String(LONGEST_REASON))
    language: Mapped[str] = mapped_column(String(20), comment="Of the reason, which everybody can read")
    given_by: Mapped[UUID] = mapped_column(comment="An account of staff")
    since: Mapped[date]
    until: Mapped[date] = mapped_column(comment="Its last day")
    ended_on: Mapped[date | None] = mapped_column(comment="Taken back before its time")
    ended_by: Mapped[UUID | None]

    @property
    def state(self) -> WaiverState:
        return waiver_state(self.since, self.until, ended=self.ended_on is not None, today=clock.today())


class HumanTest(Base):
    """People tried one criterion with one assistive technology. The latest of each pair is what holds."""

    __tablename__ = "human_tests"
    __table_args__ = (
        CheckConstraint("due_on > tested_on", name="due_after_it_was_done"),
        Index("ix_human_tests_pair", "criterion", "aid", "tested_on"),
    )

    criterion: Mapped[str] = mapped_column(String(10))
    aid: Mapped[Aid] = mapped_column(word_of(Aid))
    result: Mapped[Result] = mapped_column(word_of(Result))
    tested_by: Mapped[str] = mapped_column(String(200), comment="Whoever tried it, staff or not")
    tested_on: Mapped[date]
    due_on: Mapped[date] = mapped_column(index=True, comment="When it must be tried again")
    note: Mapped[str] = mapped_column(Text, default="")
    language: Mapped[str] = mapped_column(String(20), comment="Of the note")
    recorded_by: Mapped[UUID]
    files: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list, comment="id, name and size_bytes of each")

    @property
    def is_overdue(self) -> bool:
        return self.due_on < clock.today()


class BarrierReport(Base):
    """A citizen could not do something. The case about it says how far we are."""

    __tablename__ = "barrier_reports"
    __table_args__ = (
        CheckConstraint("width IS NULL OR width BETWEEN 1 AND 20000", name="width_is_sane"),
        Index("ix_barrier_reports_reported_at", "reported_at"),
    )

    reference: Mapped[str] = mapped_column(String(12), unique=True)
    person_id: Mapped[UUID | None] = mapped_column(index=True)
    reported_at: Mapped[datetime]
    due_on: Mapped[date] = mapped_column(comment="As promised when it came")
    language: Mapped[str] = mapped_column(String(20))
    tried: Mapped[str] = mapped_column(Text)
    obstacle: Mapped[str] = mapped_column(Text)
    aids: Mapped[list[str]] = mapped_column(JSON, default=list)
    email: Mapped[str] = mapped_column(String(254), default="")
    phone: Mapped[str] = mapped_column(String(40), default="")
    page: Mapped[str] = mapped_column(String(LONGEST_ADDRESS), default="", comment="Empty: they left it out")
    display: Mapped[dict[str, str]] = mapped_column(JSON, default=dict, comment="Display settings they had")
    width: Mapped[int | None] = mapped_column(Integer, comment="Of their window, in CSS pixels")
