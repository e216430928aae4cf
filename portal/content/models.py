"""Pages and news, each text in several languages."""

from datetime import date, datetime

from sqlalchemy import JSON, String
from sqlalchemy.orm import Mapped, mapped_column

from portal.core.db import Base


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
