"""Finding pages and news."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select

from portal.core import clock
from portal.core.db import db
from portal.core.i18n import Text
from portal.core.page_cache import until_published

from ..models import NewsItem, Page

PER_PAGE = 10
IS_OUT = NewsItem.came_out_at.is_not(None)


@dataclass(frozen=True)
class NewsPage:
    """One page of the news."""

    items: Sequence[NewsItem]
    page: int
    pages: int


def page(slug: str) -> Page:
    """Raises NoResultFound."""
    return db.scalars(select(Page).where(Page.slug == slug)).one()


def page_or_none(slug: str) -> Page | None:
    return db.scalars(select(Page).where(Page.slug == slug)).one_or_none()


def item(slug: str) -> NewsItem:
    """Raises NoResultFound if there is none, or it is not out yet."""
    return db.scalars(select(NewsItem).where(NewsItem.slug == slug, IS_OUT)).one()


def item_or_none(slug: str) -> NewsItem | None:
    return db.scalars(select(NewsItem).where(NewsItem.slug == slug)).one_or_none()


@dataclass(frozen=True)
class Headline:
    """A news item in a list."""

    slug: str
    title: Text
    summary: Text
    published_on: date


def latest_news(most: int = 3) -> Sequence[Headline]:
    """The newest items that are out. The same for everybody, so they are read once."""
    return until_published(("latest news", most), lambda: _latest_news(most))


def _latest_news(most: int) -> list[Headline]:
    found = news(page=1, per_page=most).items
    return [Headline(item.slug, item.title, item.summary, item.published_on) for item in found]


def due_news() -> Sequence[NewsItem]:
    """Items whose day has come."""
    return db.scalars(select(NewsItem).where(~IS_OUT, NewsItem.published_on <= clock.today())).all()


def news(*, page: int, per_page: int = PER_PAGE) -> NewsPage:
    """Newest first; the number of all items comes in the same statement."""
    rows = db.execute(
        select(NewsItem, func.count().over())
        .where(IS_OUT)
        .order_by(NewsItem.published_on.desc(), NewsItem.slug)
        .limit(per_page)
        .offset((page - 1) * per_page)
    ).all()
    number = rows[0][1] if rows else 0
    return NewsPage([row[0] for row in rows], page, -(-number // per_page))


def all_pages() -> Sequence[Page]:
    return db.scalars(select(Page).order_by(Page.slug)).all()


def all_news() -> Sequence[NewsItem]:
    """Only what is out."""
    return db.scalars(select(NewsItem).where(IS_OUT).order_by(NewsItem.slug)).all()
