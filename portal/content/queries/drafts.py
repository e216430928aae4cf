"""Finding drafts, their steps, comments on them, and releases."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import func, select

from portal.core import dialects
from portal.core.db import db
from portal.core.i18n import Text

from ..models import Change, Comment, Draft, Release
from ..rules import State

STEPS_A_PAGE = 50
MOST_COMMENTS = 200


@dataclass(frozen=True)
class Line:
    """A thing in a list: one that is being written, or whose newest release has stale translations."""

    slug: str
    title: Text
    state: State
    stale_texts: int
    changed_by: UUID | None = None
    changed_at: datetime | None = None
    publish_at: datetime | None = None
    is_stopped: bool = False


def take_turns(kind: str, slug: str) -> None:
    """Two who change the same thing wait for each other."""
    dialects.take_turns(db, f"{kind}:{slug}")


def live_draft(kind: str, slug: str) -> Draft | None:
    return db.scalars(
        select(Draft).where(Draft.kind == kind, Draft.slug == slug, Draft.ended_at.is_(None))
    ).one_or_none()


def lines(kind: str) -> dict[str, Line]:
    """Everything of this kind that is being written or has stale translations, by slug. Documents are not read."""
    columns = (Draft.slug, Draft.title, Draft.state, Draft.stale_texts, Draft.changed_by, Draft.changed_at)
    rows = db.execute(
        select(*columns, Draft.publish_at, Draft.stopped).where(Draft.kind == kind, Draft.ended_at.is_(None))
    )
    found = {row.slug: Line(*row[:-1], is_stopped=row.stopped is not None) for row in rows}
    newest = (
        select(Release.slug, func.max(Release.number).label("number"))
        .where(Release.kind == kind)
        .group_by(Release.slug)
        .subquery()
    )
    stale = db.execute(
        select(Release.slug, Release.stale_texts)
        .join(newest, (newest.c.slug == Release.slug) & (newest.c.number == Release.number))
        .where(Release.kind == kind, Release.stale_texts > 0)
    )
    for slug, number in stale:
        found.setdefault(slug, Line(slug, {}, State.PUBLISHED, number))
    return found


def release(kind: str, slug: str, number: int) -> Release | None:
    return db.scalars(
        select(Release).where(Release.kind == kind, Release.slug == slug, Release.number == number)
    ).one_or_none()


def releases_of(kind: str, slug: str) -> Sequence[Release]:
    """The newest first."""
    of_thing = select(Release).where(Release.kind == kind, Release.slug == slug)
    return db.scalars(of_thing.order_by(Release.number.desc())).all()


def news_since(kind: str, slug: str, number: int) -> list[Text]:
    """What citizens are told that changed after this release, oldest first."""
    rows = db.scalars(
        select(Release.news)
        .where(Release.kind == kind, Release.slug == slug, Release.number > number, Release.news.is_not(None))
        .order_by(Release.number)
    )
    return [news for news in rows if news]


def steps_of(kind: str, slug: str, *, page: int = 1) -> tuple[Sequence[Change], int]:
    """One page of everything that was done, the latest first, without what edits replaced; and how many pages there are."""
    of_thing = (Change.kind == kind, Change.slug == slug)
    number = db.scalar(select(func.count()).select_from(Change).where(*of_thing)) or 0
    found = db.scalars(
        select(Change)
        .where(*of_thing)
        .order_by(Change.at.desc(), Change.number.desc())
        .limit(STEPS_A_PAGE)
        .offset((page - 1) * STEPS_A_PAGE)
    ).all()
    return found, -(-number // STEPS_A_PAGE)


def last_edit(draft_id: UUID) -> Change | None:
    """The newest edit that is not undone."""
    return db.scalars(
        select(Change)
        .where(Change.draft_id == draft_id, Change.before.is_not(None), Change.undone_at.is_(None))
        .order_by(Change.number.desc())
        .limit(1)
    ).one_or_none()


def comments_on(kind: str, slug: str) -> Sequence[Comment]:
    """Open ones first, then the latest first; no more than a page can hold."""
    of_thing = select(Comment).where(Comment.kind == kind, Comment.slug == slug)
    in_order = of_thing.order_by(Comment.resolved_at.is_not(None), Comment.at.desc())
    return db.scalars(in_order.limit(MOST_COMMENTS)).all()


def comment_on(kind: str, slug: str, comment_id: Any) -> Comment:
    """Raises NoResultFound."""
    return db.scalars(select(Comment).where(Comment.kind == kind, Comment.slug == slug, Comment.id == comment_id)).one()
