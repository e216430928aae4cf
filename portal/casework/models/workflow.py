"""How a case goes through its workflow: where it was, what the portal did, what staff ticked, which timers run."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, ForeignKey, Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from portal.core.db import Base

from ..rules import StepState
from .cases import kinds_of

CURRENT = text("left_at IS NULL")


class CaseStage(Base):
    """A case arrived in a stage. number: the how-manieth stage it is, from 1; the same stage may come again.

    moves: how often the case went on by itself since a person or the time last moved it.
    """

    __tablename__ = "case_stages"
    __table_args__ = (
        UniqueConstraint("case_id", "number"),
        Index("uq_case_stages_current", "case_id", unique=True, postgresql_where=CURRENT, sqlite_where=CURRENT),
    )

    case_id: Mapped[UUID] = mapped_column(ForeignKey("cases.id"))
    number: Mapped[int]
    stage: Mapped[str] = mapped_column(String(60))
    entered_at: Mapped[datetime]
    left_at: Mapped[datetime | None]
    due_on: Mapped[date | None]
    moves: Mapped[int] = mapped_column(default=0)


class CaseStep(Base):
    """Something the portal did, could not do, or did not need to do. The row is unique: nothing is done twice.

    stage_number: in which of the case's stages. chain: `steps`, `timers/<id>`, `granted` or `refused`.
    number: the place in that list, from 0.
    """

    __tablename__ = "case_steps"
    __table_args__ = (UniqueConstraint("case_id", "stage_number", "chain", "number"),)

    case_id: Mapped[UUID] = mapped_column(ForeignKey("cases.id"))
    stage_number: Mapped[int]
    chain: Mapped[str] = mapped_column(String(80))
    number: Mapped[int]
    do: Mapped[str] = mapped_column(String(20))
    state: Mapped[StepState] = mapped_column(kinds_of(StepState))
    attempts: Mapped[int] = mapped_column(default=0)
    last_error: Mapped[str | None] = mapped_column(Text)
    next_attempt_at: Mapped[datetime | None]
    done_at: Mapped[datetime | None]


class CaseTask(Base):
    """Something a member of staff does and ticks off. due_on: for visits, the last day."""

    __tablename__ = "case_tasks"
    __table_args__ = (UniqueConstraint("case_id", "stage_number", "task"),)

    case_id: Mapped[UUID] = mapped_column(ForeignKey("cases.id"))
    stage_number: Mapped[int]
    task: Mapped[str] = mapped_column(String(120))
    position: Mapped[int] = mapped_column(default=0)
    text: Mapped[dict[str, str]] = mapped_column(JSON)
    is_required: Mapped[bool] = mapped_column(default=True)
    due_on: Mapped[date | None]
    done_at: Mapped[datetime | None]
    done_by: Mapped[UUID | None] = mapped_column(comment="An account of staff")


class CaseTimer(Base):
    """A timer of the stage a case is in. It runs in the outbox; this row says until when, and that it fires once."""

    __tablename__ = "case_timers"
    __table_args__ = (UniqueConstraint("case_id", "stage_number", "timer"),)

    case_id: Mapped[UUID] = mapped_column(ForeignKey("cases.id"))
    stage_number: Mapped[int]
    timer: Mapped[str] = mapped_column(String(60))
    run_at: Mapped[datetime]
    fired_at: Mapped[datetime | None]


class FollowUp(Base):
    """A case that another case opened by itself. key: which of its steps did, so that it does so once."""

    __tablename__ = "case_follow_ups"

    parent_id: Mapped[UUID] = mapped_column(ForeignKey("cases.id"), index=True)
    key: Mapped[str] = mapped_column(String(160), unique=True)
    depth: Mapped[int] = mapped_column(comment="How many cases stand before it")


def key_of(case_id: UUID, *parts: Any) -> str:
    """The name of one step of one case, the same however often it is tried."""
    return "/".join(str(part) for part in (case_id, *parts))
