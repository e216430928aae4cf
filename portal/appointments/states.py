"""The states of the pages about appointments that the auditor looks at."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select

from accessibility.subjects import Press
from portal.core import clock
from portal.core.contributions import PageState
from portal.core.db import db
from portal.people import Person

from . import queries


def _next_of_mei() -> queries.Coming:
    person_id = db.scalars(select(Person.id).where(Person.email == "mei@post.example")).one()
    return queries.upcoming(person_id)[0]


def next_of_mei() -> Mapping[str, Any]:
    return {"reference": _next_of_mei().reference}


def day_of_mei() -> Mapping[str, Any]:
    """The office and the day on which she comes."""
    found = _next_of_mei()
    return {"office": found.office.slug, "day": clock.local_day(found.starts_at).isoformat()}


STATES = (
    PageState("appointments.mine", persona="mei"),
    PageState("appointments.mine", "empty", persona="deniz"),
    PageState("appointments.move", persona="mei", values=next_of_mei),
    PageState("appointments.move", "refused", persona="mei", values=next_of_mei, steps=(Press(),), status=422),
    PageState("appointments.cancel", persona="mei", values=next_of_mei),
    PageState("appointments_staff.day", "empty", persona="clara", values={"day": "2026-01-01"}),
    PageState("appointments_staff.day", persona="clara", values=day_of_mei),
)
