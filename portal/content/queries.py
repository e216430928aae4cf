"""Finding pages and news."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select

from portal.core import clock
from portal.core.db import db

from .models import NewsItem, Page

PER_PAGE = 10


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
    return db.scalars(select(NewsItem).where(NewsItem.slug == slug, NewsItem.published_on <= clock.today())).one()


def item_or_none(slug: str) -> NewsItem | None:
    return db.scalars(select(NewsItem).where(NewsItem.slug == slug)).one_or_none()


def latest_news(most: int = 3) -> Sequence[NewsItem]:
    """The newest items that are out."""
    return news(page=1, per_page=most).items


def news(*, page: int, per_page: int = PER_PAGE) -> NewsPage:
    """Newest first; the number of all items comes in the same statement."""
    rows = db.execute(
        select(NewsItem, func.count().over())
        .where(NewsItem.published_on <= clock.today())
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
    return db.scalars(select(NewsItem).where(NewsItem.published_on <= clock.today()).order_by(NewsItem.slug)).all()
