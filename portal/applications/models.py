"""What a citizen sends, from the first answer to the decision."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, Enum, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from portal.core.db import Base
from portal.core.sealing import SealedJson

from .rules import UNDER_WAY, State

IS_DRAFT = text("state = 'draft'")
IS_OPEN = text("state IN ('draft', 'submitted', 'waiting')")
"""Written out, also where it is asked for: databases take an index of these rows only where they see the same words."""


class Application(Base):
    """One citizen asks for one service. A draft belongs to the version of the service it was begun with.

    answers: what was understood, by page. typed: what was entered on pages that cannot be taken yet, by place.
    """

    __tablename__ = "applications"
    __table_args__ = (
        Index(
            "uq_applications_draft",
            "person_id",
            "service",
            unique=True,
            postgresql_where=IS_DRAFT,
            sqlite_where=IS_DRAFT,
        ),
        Index("ix_applications_latest", "person_id", "changed_at", "id"),
        Index(
            "ix_applications_under_way",
            *("person_id", "changed_at", "id"),
            postgresql_where=IS_OPEN,
            sqlite_where=IS_OPEN,
        ),
        Index(
            "ix_applications_drafts",
            *("service_version_id", "changed_at"),
            postgresql_where=IS_DRAFT,
            sqlite_where=IS_DRAFT,
        ),
        Index("ix_applications_expiring", "service_version_id", "forgotten_months", "changed_at"),
        CheckConstraint("(submitted_at IS NULL) = (state = 'draft')", name="submitted_has_a_moment"),
    )

    reference: Mapped[str] = mapped_column(
        String(12), unique=True, comment="What the citizen is told, like A-7K2M-9XCQ"
    )
    person_id: Mapped[UUID]
    service: Mapped[str] = mapped_column(String(120), comment="The slug")
    service_name: Mapped[dict[str, str]] = mapped_column(JSON)
    service_version_id: Mapped[UUID]
    language: Mapped[str] = mapped_column(String(10))
    state: Mapped[State] = mapped_column(
        Enum(State, native_enum=False, length=20, values_callable=lambda states: [state.value for state in states]),
        default=State.DRAFT,
    )
    answers: Mapped[dict[str, Any]] = mapped_column(SealedJson("applications.answers"), default=dict)
    typed: Mapped[dict[str, Any]] = mapped_column(SealedJson("applications.typed"), default=dict)
    changed_at: Mapped[datetime] = mapped_column(comment="When the citizen last saved something, or the state changed")
    submitted_at: Mapped[datetime | None]
    case_id: Mapped[UUID | None] = mapped_column(unique=True)
    forgotten_months: Mapped[int | None] = mapped_column(
        comment="Answers that may be kept for so many months after the end, or fewer, are gone"
    )

    @property
    def is_draft(self) -> bool:
        return self.state is State.DRAFT

    @property
    def is_under_way(self) -> bool:
        """True while the office has something to do or waits for the citizen."""
        return self.state in UNDER_WAY

    @property
    def file_ids(self) -> frozenset[UUID]:
        """Every file the citizen has uploaded here and not removed."""
        return frozenset(_file_ids([self.answers, self.typed]))


class ApplicationFile(Base):
    """A file belongs to an application: nobody else's page may show it."""

    __tablename__ = "application_files"
    __table_args__ = (UniqueConstraint("application_id", "file_id"),)

    application_id: Mapped[UUID] = mapped_column(ForeignKey("applications.id", ondelete="CASCADE"))
    file_id: Mapped[UUID] = mapped_column(ForeignKey("files.id"), index=True)


def _file_ids(part: Any) -> Iterator[UUID]:
    """Files are the only answers that carry an id and a size."""
    if isinstance(part, dict) and part.keys() >= {"id", "size_bytes"}:
        yield UUID(part["id"])
    elif isinstance(part, dict | list):
        for inner in part.values() if isinstance(part, dict) else part:
            yield from _file_ids(inner)
