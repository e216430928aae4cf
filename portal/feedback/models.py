"""What people say about a service they used, and about a page they read."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, Index, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from portal.core import clock
from portal.core.db import Base

from .rules import CHANGEABLE_FOR, may_change

OPEN = text("rated_at IS NULL")
WITH_WORDS = text("words <> ''")


class Rating(Base):
    """One person's rating of one case. The row is made when we ask; `rated_at` says that they answered."""

    __tablename__ = "ratings"
    __table_args__ = (
        CheckConstraint("score BETWEEN 1 AND 5", name="score_is_one_of_five"),
        CheckConstraint("(score IS NULL) = (rated_at IS NULL)", name="rated_has_a_score"),
        Index("ix_ratings_open_person", "person_id", "asked_at", postgresql_where=OPEN, sqlite_where=OPEN),
        Index("ix_ratings_service", "service_slug", "rated_at"),
    )

    case_id: Mapped[UUID] = mapped_column(unique=True)
    person_id: Mapped[UUID]
    reference: Mapped[str] = mapped_column(String(12), unique=True)
    service_slug: Mapped[str] = mapped_column(String(120))
    service_name: Mapped[dict[str, str]] = mapped_column(JSON)
    is_granted: Mapped[bool] = mapped_column(comment="How the case ended: the disappointed rate differently")
    asked_at: Mapped[datetime]
    score: Mapped[int | None] = mapped_column(comment="5 very good, 1 very bad")
    reasons: Mapped[list[str]] = mapped_column(JSON, default=list)
    words: Mapped[str] = mapped_column(Text, default="")
    rated_at: Mapped[datetime | None] = mapped_column(comment="The first time; later changes keep it")

    @property
    def is_changeable(self) -> bool:
        return may_change(self.rated_at, clock.now())

    @property
    def changeable_until(self) -> datetime | None:
        return self.rated_at + CHANGEABLE_FOR if self.rated_at else None


class PageOpinion(Base):
    """Somebody said whether a page was helpful. We do not know who."""

    __tablename__ = "page_opinions"
    __table_args__ = (
        Index(
            "ix_page_opinions_words", "service_slug", "said_at", postgresql_where=WITH_WORDS, sqlite_where=WITH_WORDS
        ),
    )

    service_slug: Mapped[str] = mapped_column(String(120), index=True)
    service_name: Mapped[dict[str, str]] = mapped_column(JSON)
    language: Mapped[str] = mapped_column(String(10))
    is_helpful: Mapped[bool]
    words: Mapped[str] = mapped_column(Text, default="", comment="What was missing")
    said_at: Mapped[datetime]
