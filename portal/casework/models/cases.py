"""Cases, notes, what we asked for, and who was given what."""

from datetime import date, datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import JSON, CheckConstraint, Enum, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.config import settings
from portal.core import clock
from portal.core.db import Base
from portal.core.sealing import SealedJson, SealedText
from portal.core.word_tables import SIGN_BY_SIGN

from ..rules import CLOSED, CaseDates, CaseStatus, Outcome
from .documents import IssuedDocument

OPEN = text("closed_at IS NULL")
ENDED = text("closed_at IS NOT NULL")
FREE = text("closed_at IS NULL AND assigned_to IS NULL")
STUCK = text("stuck_since IS NOT NULL")
ESCALATED = text("escalated_at IS NOT NULL")


def kinds_of(kind: type) -> Enum:
    return Enum(kind, native_enum=False, length=30, values_callable=lambda kinds: [k.value for k in kinds])


def day_of(moment: datetime | None) -> date | None:
    """The calendar day of a moment, where the authority is."""
    return moment.astimezone(ZoneInfo(settings().timezone)).date() if moment else None


def dates_of(case: Any) -> CaseDates:
    """When a case, or a row of one, reached each station."""
    return CaseDates(
        received_on=day_of(case.received_at) or case.due_on,
        due_on=case.due_on,
        started_on=day_of(case.started_at),
        asked_on=day_of(case.waiting_since),
        closed_on=day_of(case.closed_at),
    )


class CaseService(Base):
    """A service that has had a case: what the inbox filters by, without asking a million cases."""

    __tablename__ = "case_services"

    slug: Mapped[str] = mapped_column(String(120), unique=True)
    name: Mapped[dict[str, str]] = mapped_column(JSON)
    department: Mapped[str] = mapped_column(String(80), default="")


class Case(Base):
    """One matter a citizen brought, as the staff work on it.

    `person_name` is what the citizen was called when it came: the inbox shows and searches it
    without opening anybody's file. `version` is the number of the last entry in the case's ledger stream.
    """

    __tablename__ = "cases"
    __table_args__ = (
        Index("ix_cases_open_due", "due_on", "id", postgresql_where=OPEN, sqlite_where=OPEN),
        Index("ix_cases_open_received", "received_at", "id", postgresql_where=OPEN, sqlite_where=OPEN),
        Index("ix_cases_open_assigned", "assigned_to", "due_on", "id", postgresql_where=OPEN, sqlite_where=OPEN),
        Index("ix_cases_open_free", "due_on", "id", postgresql_where=FREE, sqlite_where=FREE),
        Index("ix_cases_open_status", "status", "due_on", "id", postgresql_where=OPEN, sqlite_where=OPEN),
        Index("ix_cases_open_service", "service_id", "due_on", "id", postgresql_where=OPEN, sqlite_where=OPEN),
        Index("ix_cases_received", "received_at", "id"),
        Index("ix_cases_status", "status", "received_at", "id"),
        Index("ix_cases_service", "service_id", "received_at", "id"),
        Index("ix_cases_assigned", "assigned_to", "received_at", "id"),
        Index("ix_cases_person", "person_id", "received_at"),
        Index(
            "ix_cases_expiring",
            *("service_version_id", "status", "closed_at"),
            postgresql_where=ENDED,
            sqlite_where=ENDED,
        ),
        Index("ix_cases_stuck", "due_on", "id", postgresql_where=STUCK, sqlite_where=STUCK),
        Index("ix_cases_escalated", "due_on", "id", postgresql_where=ESCALATED, sqlite_where=ESCALATED),
        CheckConstraint("(closed_at IS NULL) = (status NOT IN ('decided', 'withdrawn'))", name="closed_has_a_moment"),
        CheckConstraint("(outcome IS NULL) = (status <> 'decided')", name="decided_has_an_outcome"),
    )

    reference: Mapped[str] = mapped_column(String(12), unique=True, comment="What the citizen is told")
    kind: Mapped[str] = mapped_column(String(40), comment="Which CaseKind knows the subject")
    subject_id: Mapped[UUID] = mapped_column(unique=True, comment="One case for each, whatever is clicked twice")
    person_id: Mapped[UUID | None]
    person_name: Mapped[str] = mapped_column(String(300), default="")
    service_id: Mapped[UUID] = mapped_column(ForeignKey("case_services.id"))
    status: Mapped[CaseStatus] = mapped_column(kinds_of(CaseStatus), default=CaseStatus.RECEIVED)
    assigned_to: Mapped[UUID | None] = mapped_column(comment="An account of staff")
    received_at: Mapped[datetime]
    due_on: Mapped[date]
    started_at: Mapped[datetime | None]
    waiting_since: Mapped[datetime | None] = mapped_column(comment="The clock stands still since then")
    closed_at: Mapped[datetime | None] = mapped_column(comment="Decided or withdrawn")
    outcome: Mapped[Outcome | None] = mapped_column(kinds_of(Outcome))
    reasons: Mapped[list[dict[str, str]]] = mapped_column(JSON, default=list, comment="Ticked reasons, all languages")
    words: Mapped[str] = mapped_column(
        SealedText("cases.words"), default="", comment="What the clerk wrote to the citizen"
    )
    overdue_told_on: Mapped[date | None] = mapped_column(comment="The due day whose breach was announced")
    version: Mapped[int] = mapped_column(default=0)
    service_version_id: Mapped[UUID | None] = mapped_column(comment="By whose workflow it is worked on")
    stage: Mapped[str | None] = mapped_column(String(60), comment="Of its workflow; stays when it is closed")
    stage_due_on: Mapped[date | None]
    kept: Mapped[dict[str, Any]] = mapped_column(
        SealedJson("cases.kept"), default=dict, comment="What registers said, by name"
    )
    stuck_since: Mapped[datetime | None] = mapped_column(comment="The portal could not do something; staff must look")
    escalated_at: Mapped[datetime | None] = mapped_column(comment="A supervisor must look")

    service: Mapped[CaseService] = relationship(lazy="raise_on_sql")
    requests: Mapped[list["InformationRequest"]] = relationship(
        lazy="raise_on_sql", order_by="InformationRequest.asked_at", viewonly=True
    )
    documents: Mapped[list[IssuedDocument]] = relationship(
        lazy="raise_on_sql", order_by=IssuedDocument.issued_at, viewonly=True
    )

    @property
    def request(self) -> "InformationRequest | None":
        """What we wait for, if we do."""
        return next((request for request in self.requests if request.answered_at is None), None)

    @property
    def is_open(self) -> bool:
        return self.status not in CLOSED

    @property
    def is_waiting(self) -> bool:
        return self.status is CaseStatus.WAITING_FOR_CITIZEN

    @property
    def is_overdue(self) -> bool:
        return self.is_open and not self.is_waiting and self.due_on < clock.today()

    @property
    def dates(self) -> CaseDates:
        return dates_of(self)


class CaseWord(Base):
    """A word of the citizen's name, so that a case is found by any part of it; or the mark of a number they have."""

    __tablename__ = "case_words"
    __table_args__ = (UniqueConstraint("word", "case_id"), Index("ix_case_words_case_id", "case_id"))

    word: Mapped[str] = mapped_column(
        SIGN_BY_SIGN, comment="Compared sign by sign, so that the beginning of a word is a range"
    )
    case_id: Mapped[UUID] = mapped_column(ForeignKey("cases.id"))


class Note(Base):
    """What staff write for each other. The citizen may ask to see it."""

    __tablename__ = "case_notes"

    case_id: Mapped[UUID] = mapped_column(ForeignKey("cases.id"), index=True)
    account_id: Mapped[UUID]
    text: Mapped[str] = mapped_column(SealedText("case_notes.text"))
    written_at: Mapped[datetime]


class InformationRequest(Base):
    """Something we asked the citizen for, and what came back."""

    __tablename__ = "case_requests"

    case_id: Mapped[UUID] = mapped_column(ForeignKey("cases.id"), index=True)
    account_id: Mapped[UUID | None] = mapped_column(comment="None: the portal asked by itself")
    text: Mapped[str] = mapped_column(SealedText("case_requests.text"))
    asked_at: Mapped[datetime]
    answer_by: Mapped[date]
    answer: Mapped[str] = mapped_column(SealedText("case_requests.answer"), default="")
    answered_at: Mapped[datetime | None]
    file_ids: Mapped[list[str]] = mapped_column(JSON, default=list)

    @property
    def files(self) -> list[UUID]:
        return [UUID(file_id) for file_id in self.file_ids]


class Handover(Base):
    """Cases given to somebody in one step, and who had each before, so that it can be undone for a while."""

    __tablename__ = "case_handovers"

    account_id: Mapped[UUID] = mapped_column(index=True, comment="Who gave them")
    given_to: Mapped[UUID | None]
    before: Mapped[list[dict[str, Any]]] = mapped_column(
        JSON, comment="id, version after, assigned_to and status before"
    )
    expires_at: Mapped[datetime]
    undone_at: Mapped[datetime | None]

    @property
    def may_be_undone(self) -> bool:
        return self.undone_at is None and self.expires_at > clock.now()
