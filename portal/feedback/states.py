"""The states of the pages about ratings that the auditor looks at."""

from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import select

from accessibility.subjects import Press
from portal.core.contributions import PageState, SampleLetter
from portal.core.db import db
from portal.people import Person

from .models import Rating
from .rules import Matter

SEND = (Press(),)
SERVICE = {"slug": "library-card"}


def latest_of(name: str, *, is_given: bool) -> Callable[[], Mapping[str, Any]]:
    """The rating this citizen gave last, or the one they were asked for last."""

    def values() -> Mapping[str, Any]:
        person_id = db.scalars(select(Person.id).where(Person.email == f"{name}@post.example")).one()
        given = Rating.rated_at.is_not(None) if is_given else Rating.rated_at.is_(None)
        wanted = select(Rating.reference).where(Rating.person_id == person_id, given)
        return {"reference": db.scalars(wanted.order_by(Rating.asked_at.desc()).limit(1)).one()}

    return values


given_by_amina = latest_of("amina", is_given=True)
given_by_mei = latest_of("mei", is_given=True)
asked_of_mei = latest_of("mei", is_given=False)

STATES = (
    PageState("feedback.rating", "empty", persona="mei", values=asked_of_mei),
    PageState("feedback.rating", "success", persona="mei", values=given_by_mei),
    PageState("feedback.rating", "long ago", persona="amina", values=given_by_amina),
    PageState("feedback.change", persona="mei", values=given_by_mei),
    PageState("feedback.change", "refused", persona="mei", values=asked_of_mei, steps=SEND, status=422),
    PageState("feedback.change", "too late", persona="amina", values=given_by_amina, status=410),
    PageState("feedback.opinion", "empty", via="catalogue.service", values=SERVICE, steps=(Press("#helpful-no"),)),
    PageState("feedback_staff.ratings", persona="sam"),
    PageState("feedback_staff.ratings", persona="aude"),
)


def _asked() -> Mapping[str, Any]:
    latest = db.scalars(select(Rating).order_by(Rating.asked_at.desc()).limit(1)).one()
    return {"name": "Mei Tan", "service": latest.service_name, "reference": latest.reference}


def _about(matter: Matter) -> Callable[[], Mapping[str, Any]]:
    return lambda: {**_asked(), "matter": matter.value}


LETTERS = tuple(SampleLetter("feedback/ask.txt", each.value, _about(each), "/ratings") for each in Matter)
