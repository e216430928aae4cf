"""Offices, their free times, and who comes when."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import bindparam, select
from sqlalchemy.orm import joinedload, selectinload

from portal.config import settings
from portal.core import clock
from portal.core.db import columns, db
from portal.core.i18n import Text

from .models import Appointment, ClosedDay, Office
from .rules import Hours, Plan, Taken

MOST_TIMES = 200
MOST_LISTED = 50
NOTICE = timedelta(hours=2)
"""Nobody is offered a time that begins sooner than this."""

BOOKED, PLACES = columns(Appointment), columns(Office)
UPCOMING = (
    select(
        BOOKED.reference,
        BOOKED.starts_at,
        BOOKED.minutes,
        BOOKED.title,
        PLACES.slug,
        PLACES.name,
        PLACES.address,
    )
    .join(Office.__table__, PLACES.id == BOOKED.office_id)
    .where(
        BOOKED.person_id == bindparam("person"),
        BOOKED.cancelled_at.is_(None),
        BOOKED.starts_at > bindparam("now"),
    )
    .order_by(BOOKED.starts_at)
    .limit(MOST_LISTED)
)


class Where(NamedTuple):
    """The office one comes to; without an address it comes to the citizen."""

    slug: str
    name: Text
    address: Text | None


class Coming(NamedTuple):
    """One line of a person's appointments."""

    reference: str
    starts_at: datetime
    minutes: int
    title: Text
    office: Where


def offices() -> Sequence[Office]:
    return db.scalars(select(Office).order_by(Office.slug)).all()


def office(slug: str, *, to_book: bool = False) -> Office:
    """The office with its hours. to_book: nobody else books there until this transaction ends.

    Raises NoResultFound.
    """
    wanted = select(Office).where(Office.slug == slug).options(selectinload(Office.hours))
    return db.scalars(wanted.with_for_update() if to_book else wanted).one()


def office_or_none(slug: str) -> Office | None:
    wanted = select(Office).where(Office.slug == slug).options(selectinload(Office.hours))
    return db.scalars(wanted).one_or_none()


def plan_of(at: Office) -> Plan:
    """How the office works from today on."""
    closed = set(db.scalars(select(ClosedDay.on).where(ClosedDay.on >= clock.today())))
    hours = [Hours(each.weekday, each.opens_at, each.closes_at) for each in at.hours]
    return Plan(hours, closed, at.desks, at.grid_minutes, settings().timezone)


def taken_at(at: Office, first: date, last: date) -> list[Taken]:
    """Times somebody has on these days."""
    start, end = _midnight(first), _midnight(last + timedelta(days=1))
    columns = select(Appointment.desk, Appointment.starts_at, Appointment.minutes)
    mine = (Appointment.office_id == at.id, Appointment.cancelled_at.is_(None))
    rows = db.execute(columns.where(*mine, Appointment.starts_at >= start, Appointment.starts_at < end))
    return [Taken(row.desk, row.starts_at, row.starts_at + timedelta(minutes=row.minutes)) for row in rows]


def free_times(at: Office, *, minutes: int, within_days: int) -> list[datetime]:
    """When one can come, from now on and for so many days; at most MOST_TIMES, the earliest first."""
    first = clock.today()
    last = first + timedelta(days=within_days)
    plan, taken = plan_of(at), taken_at(at, first, last)
    by_day: dict[date, list[Taken]] = {}
    for each in taken:
        by_day.setdefault(clock.local_day(each.starts_at), []).append(each)
    found: list[datetime] = []
    for starts_at in plan.starts(first, last, minutes):
        if len(found) == MOST_TIMES:
            break
        that_day = by_day.get(clock.local_day(starts_at), ())
        if starts_at >= clock.now() + NOTICE and plan.free_desk(starts_at, minutes, that_day):
            found.append(starts_at)
    return found


def free_times_of(slug: str, *, minutes: int, within_days: int) -> list[datetime]:
    """When one can come to the office of this name. Raises NoResultFound."""
    return free_times(office(slug), minutes=minutes, within_days=within_days)


def appointment_of(person_id: UUID, reference: str, *, to_change: bool = False) -> Appointment:
    """This person's appointment. Raises NoResultFound."""
    mine = (Appointment.person_id == person_id, Appointment.reference == reference)
    wanted = (
        select(Appointment)
        .where(*mine)
        .options(joinedload(Appointment.office, innerjoin=True).selectinload(Office.hours))
    )
    return db.scalars(wanted.with_for_update(of=Appointment) if to_change else wanted).one()


def upcoming(person_id: UUID) -> Sequence[Coming]:
    """A person's appointments from now on, the next first."""
    rows = db.execute(UPCOMING, {"person": person_id, "now": clock.now()})
    return [Coming(*row[:4], Where(*row[4:])) for row in rows]


def of_subject(subject_id: UUID) -> Sequence[Appointment]:
    """The live appointments about one thing."""
    mine = (Appointment.subject_id == subject_id, Appointment.cancelled_at.is_(None))
    wanted = select(Appointment).where(*mine).options(joinedload(Appointment.office, innerjoin=True))
    return db.scalars(wanted.order_by(Appointment.starts_at)).all()


def on_day(at: Office, day: date) -> Sequence[Appointment]:
    """Who comes on this day, in order."""
    start, end = _midnight(day), _midnight(day + timedelta(days=1))
    that_day = (Appointment.office_id == at.id, Appointment.starts_at >= start, Appointment.starts_at < end)
    wanted = select(Appointment).where(*that_day, Appointment.cancelled_at.is_(None))
    return db.scalars(wanted.order_by(Appointment.starts_at, Appointment.desk)).all()


def _midnight(day: date) -> datetime:
    """When the day begins where the authority is, in UTC."""
    return datetime.combine(day, time(), ZoneInfo(settings().timezone)).astimezone(UTC)
