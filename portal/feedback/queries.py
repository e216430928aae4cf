"""Finding ratings and adding them up."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Integer, String, bindparam, case, cast, func, select

from portal.core import clock
from portal.core.db import columns, db
from portal.core.i18n import Text

from .models import PageOpinion, Rating

WORDS_MAY_FOLLOW = timedelta(hours=2)
LATEST = 20
COLLECTED = 200
ASKED = columns(Rating)
OPEN = (
    select(ASKED.reference, ASKED.service_name)
    .where(ASKED.person_id == bindparam("person"), ASKED.rated_at.is_(None), ASKED.asked_at > bindparam("since"))
    .order_by(ASKED.asked_at.desc())
    .limit(bindparam("most"))
)


@dataclass(frozen=True)
class ServiceTotals:
    """What all ratings of one service come to. steps: how often each score was given."""

    slug: str
    name: Text
    number: int
    average: float
    steps: Mapping[int, int]


@dataclass(frozen=True)
class PageTotals:
    """How many readers found one service page helpful."""

    slug: str
    name: Text
    yes: int
    no: int


def rating_of(person_id: UUID, reference: str) -> Rating:
    """Raises NoResultFound if we never asked, or asked someone else."""
    return db.scalars(select(Rating).where(Rating.reference == reference, Rating.person_id == person_id)).one()


def rating_for_case(case_id: UUID) -> Rating | None:
    return db.scalars(select(Rating).where(Rating.case_id == case_id)).one_or_none()


def open_ratings(person_id: UUID, *, since: timedelta = timedelta(days=60), most: int = 3) -> Sequence[Any]:
    """What this person was asked and has not answered (reference, service_name); after two months we stop reminding."""
    return db.execute(OPEN, {"person": person_id, "since": clock.now() - since, "most": most}).all()


def totals() -> list[ServiceTotals]:
    """Every rated service, the worst first: that is where something can be put right."""
    each = [func.sum(case((Rating.score == score, 1), else_=0)).label(f"step_{score}") for score in range(1, 6)]
    average = func.avg(cast(Rating.score, Integer))
    rows = db.execute(
        select(Rating.service_slug, func.max(cast(Rating.service_name, String)), func.count(Rating.id), average, *each)
        .where(Rating.rated_at.is_not(None))
        .group_by(Rating.service_slug)
        .order_by(average, Rating.service_slug)
        .limit(COLLECTED)
    ).all()
    return [
        ServiceTotals(slug, json.loads(name), number, float(mean), dict(enumerate(steps, start=1)))
        for slug, name, number, mean, *steps in rows
    ]


def page_totals() -> list[PageTotals]:
    """Every service page somebody had an opinion on, the least helpful first."""
    helpful = func.sum(case((PageOpinion.is_helpful, 1), else_=0))
    rows = db.execute(
        select(PageOpinion.service_slug, func.max(cast(PageOpinion.service_name, String)), helpful, func.count())
        .group_by(PageOpinion.service_slug)
        .limit(COLLECTED)
    )
    found = [PageTotals(slug, json.loads(name), yes, number - yes) for slug, name, yes, number in rows]
    return sorted(found, key=lambda page: (page.yes / (page.yes + page.no), page.slug))


def latest_words() -> Sequence[Rating]:
    """What people wrote with their ratings, newest first."""
    written = select(Rating).where(Rating.words != "", Rating.rated_at.is_not(None))
    return db.scalars(written.order_by(Rating.rated_at.desc()).limit(LATEST)).all()


def latest_missing() -> Sequence[PageOpinion]:
    """What people missed on service pages, newest first."""
    written = select(PageOpinion).where(PageOpinion.words != "")
    return db.scalars(written.order_by(PageOpinion.said_at.desc()).limit(LATEST)).all()


def fresh_opinion(opinion_id: UUID) -> PageOpinion:
    """An opinion given so lately that its words may still follow. Raises NoResultFound."""
    since = clock.now() - WORDS_MAY_FOLLOW
    return db.scalars(select(PageOpinion).where(PageOpinion.id == opinion_id, PageOpinion.said_at > since)).one()
