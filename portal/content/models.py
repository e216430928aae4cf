"""Pages and news, each text in several languages; what is being written, and what became of it."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, Enum, ForeignKey, Index, Integer, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from portal.core.db import Base

from .rules import State


class Page(Base):
    """A page about the portal or the authority, such as the accessibility statement."""

    __tablename__ = "pages"

    slug: Mapped[str] = mapped_column(String(80), unique=True)
    title: Mapped[dict[str, str]] = mapped_column(JSON)
    body: Mapped[dict[str, str]] = mapped_column(JSON, comment="Markdown by language")
    reviewed_on: Mapped[date]


class NewsItem(Base):
    """Something that is new."""

    __tablename__ = "news"

    slug: Mapped[str] = mapped_column(String(80), unique=True)
    title: Mapped[dict[str, str]] = mapped_column(JSON)
    summary: Mapped[dict[str, str]] = mapped_column(JSON)
    body: Mapped[dict[str, str]] = mapped_column(JSON, comment="Markdown by language")
    published_on: Mapped[date] = mapped_column(index=True)
    came_out_at: Mapped[datetime | None] = mapped_column(comment="When it was put before readers; empty: not yet")


LIVE = text("ended_at IS NULL")
StateWord = Enum(State, native_enum=False, length=20, values_callable=lambda states: [state.value for state in states])


class Draft(Base):
    """Something that is being written. It ends when it is published or thrown away; then another may begin."""

    __tablename__ = "drafts"
    __table_args__ = (
        Index("uq_drafts_live", "kind", "slug", unique=True, postgresql_where=LIVE, sqlite_where=LIVE),
        CheckConstraint("state IN ('writing', 'in_review', 'approved', 'scheduled')", name="known_state"),
    )

    kind: Mapped[str] = mapped_column(String(40))
    slug: Mapped[str] = mapped_column(String(80))
    title: Mapped[dict[str, str]] = mapped_column(JSON, comment="As its document calls it, for lists")
    document: Mapped[dict[str, Any]] = mapped_column(JSON)
    state: Mapped[State] = mapped_column(StateWord)
    based_on: Mapped[int] = mapped_column(Integer, comment="The release it began from; 0: from none")
    steps: Mapped[int] = mapped_column(Integer, default=0, comment="How many there are in draft_changes")
    stale: Mapped[dict[str, Any]] = mapped_column(JSON, comment="Translations the source has left behind, by place")
    stale_texts: Mapped[int] = mapped_column(Integer, default=0)
    changed_by: Mapped[UUID | None] = mapped_column(comment="Whoever changed it last cannot approve it")
    changed_at: Mapped[datetime]
    approved_by: Mapped[UUID | None]
    publish_at: Mapped[datetime | None] = mapped_column(comment="When it comes out by itself")
    scheduled_by: Mapped[UUID | None]
    reason: Mapped[str | None] = mapped_column(String(2000), comment="Why policy findings do not stop it")
    news: Mapped[dict[str, str] | None] = mapped_column(JSON(none_as_null=True), comment="What changes, for citizens")
    stopped: Mapped[list[str] | None] = mapped_column(
        JSON(none_as_null=True), comment="Why it did not come out when its moment had come"
    )
    ended_at: Mapped[datetime | None]


class Change(Base):
    """A step in the life of a draft: an edit, with what it replaced, or a step on its way to the public."""

    __tablename__ = "draft_changes"
    __table_args__ = (UniqueConstraint("draft_id", "number"), Index("ix_draft_changes_thing", "kind", "slug", "at"))

    draft_id: Mapped[UUID] = mapped_column(ForeignKey("drafts.id", ondelete="CASCADE"))
    number: Mapped[int] = mapped_column(Integer)
    kind: Mapped[str] = mapped_column(String(40))
    slug: Mapped[str] = mapped_column(String(80))
    verb: Mapped[str] = mapped_column(String(60))
    place: Mapped[str] = mapped_column(String(300), comment="The part of the document it is about")
    by: Mapped[UUID | None] = mapped_column(comment="Empty: the portal itself")
    at: Mapped[datetime]
    details: Mapped[dict[str, Any]] = mapped_column(JSON)
    before: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True), comment="Only edits have it")
    undone_at: Mapped[datetime | None]


class Comment(Base):
    """What a colleague says about a place in a document. It stays until somebody says it is dealt with."""

    __tablename__ = "draft_comments"
    __table_args__ = (Index("ix_draft_comments_thing", "kind", "slug"),)

    kind: Mapped[str] = mapped_column(String(40))
    slug: Mapped[str] = mapped_column(String(80))
    place: Mapped[str] = mapped_column(String(300))
    text: Mapped[str] = mapped_column(String(4000))
    by: Mapped[UUID | None]
    at: Mapped[datetime]
    resolved_by: Mapped[UUID | None]
    resolved_at: Mapped[datetime | None]


class Release(Base):
    """What became public: never changed. The document itself is kept by the room whose thing it is."""

    __tablename__ = "releases"
    __table_args__ = (UniqueConstraint("kind", "slug", "number"),)

    kind: Mapped[str] = mapped_column(String(40))
    slug: Mapped[str] = mapped_column(String(80))
    number: Mapped[int] = mapped_column(Integer)
    by: Mapped[UUID | None]
    approved_by: Mapped[UUID | None]
    at: Mapped[datetime]
    reason: Mapped[str | None] = mapped_column(String(2000), comment="Why policy was outweighed, or it was rolled back")
    outweighed: Mapped[list[dict[str, str]] | None] = mapped_column(
        JSON(none_as_null=True), comment="The policy findings the reason outweighed: place, check, sentence in English"
    )
    equals: Mapped[int | None] = mapped_column(Integer, comment="The release it was rolled back to")
    news: Mapped[dict[str, str] | None] = mapped_column(JSON(none_as_null=True), comment="What changed, for citizens")
    stale: Mapped[dict[str, Any]] = mapped_column(JSON)
    stale_texts: Mapped[int] = mapped_column(Integer, default=0)
