"""Booking, moving and giving back times; taking over an authority's offices."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Annotated, Any, NotRequired, TypedDict, Unpack
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy import delete, select

from portal.core import clock, ledger
from portal.core.db import db, new_id
from portal.core.definitions import Part, Text
from portal.core.ledger import About
from portal.core.references import new_reference
from portal.people import person

from . import queries
from .models import Appointment, ClosedDay, Office, OfficeHours

LONGEST_SEARCH_DAYS = 90


class TimeTaken(Exception):
    """Somebody else was quicker, or the office is not open then."""


class Visit(TypedDict):
    """What an appointment is about. minutes: how long it takes.

    subject_id: what it is about, in the room that books. title: what for, in every language.
    """

    person_id: UUID
    subject_id: UUID
    title: Mapping[str, str]
    minutes: int
    about_reference: NotRequired[str]


def book(office: str, starts_at: datetime, **visit: Unpack[Visit]) -> Appointment:
    """Reserve a time. Booking the same again gives back the appointment there is.

    starts_at: one of queries.free_times(), with a time zone.

    Raises TimeTaken, and NoResultFound for an unknown office.
    """
    at = queries.office(office, to_book=True)
    if there := _booked(at, visit["subject_id"]):
        return there
    return _keep(at, starts_at, _desk(at, starts_at, visit["minutes"]), visit)


def book_next(office: str, *, not_before: date, **visit: Unpack[Visit]) -> Appointment:
    """Reserve the first time there is from that day on.

    Raises TimeTaken if there is none for three months, and NoResultFound for an unknown office.
    """
    at = queries.office(office, to_book=True)
    if there := _booked(at, visit["subject_id"]):
        return there
    last = not_before + timedelta(days=LONGEST_SEARCH_DAYS)
    plan, taken = queries.plan_of(at), queries.taken_at(at, not_before, last)
    for starts_at in plan.starts(not_before, last, visit["minutes"]):
        desk = plan.free_desk(starts_at, visit["minutes"], taken)
        if desk and starts_at >= clock.now() + queries.NOTICE:
            return _keep(at, starts_at, desk, visit)
    raise TimeTaken


def move(appointment: Appointment, starts_at: datetime) -> None:
    """Take another time at the same office.

    Raises TimeTaken.
    """
    if appointment.starts_at == starts_at:
        return
    at = queries.office(appointment.office.slug, to_book=True)
    desk = _desk(at, starts_at, appointment.minutes)
    ledger.record(_about(appointment), "appointment.moved", to=starts_at.isoformat())
    appointment.starts_at, appointment.desk = starts_at, desk
    db.flush()


def cancel(appointment: Appointment) -> None:
    """Give the time back. Cancelling twice changes nothing."""
    if appointment.cancelled_at is None:
        ledger.record(_about(appointment), "appointment.cancelled")
        appointment.cancelled_at = clock.now()


def release(subject_id: UUID) -> None:
    """Give back every time that was booked for this and has not come yet."""
    for appointment in queries.of_subject(subject_id):
        if appointment.is_upcoming:
            cancel(appointment)


class HoursPart(Part):
    days: Annotated[tuple[Annotated[int, Field(ge=0, le=6)], ...], Field(min_length=1, max_length=7)]
    opens: time
    closes: time


class OfficePart(Part):
    """An office as an authority's document describes it. hours: on these days of the week, Monday is 0."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
    name: Text
    address: Text | None = None
    desks: Annotated[int, Field(ge=1, le=200)] = 1
    grid_minutes: Annotated[int, Field(ge=5, le=240)] = 20
    hours: tuple[HoursPart, ...]


class HolidayPart(BaseModel):
    model_config = ConfigDict(extra="ignore")

    on: date


class Offices(BaseModel):
    """The parts of an authority's document that this room keeps; other rooms read the rest."""

    model_config = ConfigDict(extra="ignore")

    offices: tuple[OfficePart, ...] = ()
    holidays: tuple[HolidayPart, ...] = ()


def import_offices(document: Mapping[str, Any]) -> None:
    """Keep what the document says; what is known under the same id is brought up to date.

    Raises pydantic.ValidationError.
    """
    read = Offices.model_validate(document)
    known = {office.slug: office for office in db.scalars(select(Office))}
    for part in read.offices:
        office = known.get(part.id) or Office(id=new_id(), slug=part.id)
        office.name, office.address = dict(part.name), part.address and dict(part.address)
        office.desks, office.grid_minutes = part.desks, part.grid_minutes
        db.add(office)
        db.flush()
        db.execute(delete(OfficeHours).where(OfficeHours.office_id == office.id))
        db.add_all(
            OfficeHours(office_id=office.id, weekday=day, opens_at=hours.opens, closes_at=hours.closes)
            for hours in part.hours
            for day in hours.days
        )
    closed = set(db.scalars(select(ClosedDay.on)))
    db.add_all(ClosedDay(on=day) for day in {holiday.on for holiday in read.holidays} - closed)


def _booked(at: Office, subject_id: UUID) -> Appointment | None:
    return next((each for each in queries.of_subject(subject_id) if each.office_id == at.id), None)


def _desk(at: Office, starts_at: datetime, minutes: int) -> int:
    """Raises TimeTaken."""
    plan = queries.plan_of(at)
    day = clock.local_day(starts_at)
    is_open = starts_at in set(plan.starts(day, day, minutes))
    desk = plan.free_desk(starts_at, minutes, queries.taken_at(at, day, day)) if is_open else None
    if desk is None or starts_at < clock.now():
        raise TimeTaken
    return desk


def _keep(at: Office, starts_at: datetime, desk: int, visit: Visit) -> Appointment:
    appointment = Appointment(
        id=new_id(),
        reference=new_reference("T"),
        office_id=at.id,
        office=at,
        desk=desk,
        starts_at=starts_at,
        minutes=visit["minutes"],
        person_id=visit["person_id"],
        person_name=person(visit["person_id"]).name,
        subject_id=visit["subject_id"],
        title=dict(visit["title"]),
        about_reference=visit.get("about_reference", ""),
    )
    ledger.record(_about(appointment), "appointment.booked", reference=appointment.reference, at=starts_at.isoformat())
    db.add(appointment)
    db.flush()
    return appointment


def _about(appointment: Appointment) -> About:
    return About("appointment", appointment.id, appointment.person_id)
