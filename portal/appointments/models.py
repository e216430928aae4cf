"""Offices, when they are open, and who comes when."""

from datetime import date, datetime, time, timedelta
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.core import clock
from portal.core.db import Base

LIVE = text("cancelled_at IS NULL")


class Office(Base):
    """A place people come to, or a team that comes to them. desks: how many it can see at once."""

    __tablename__ = "offices"
    __table_args__ = (
        CheckConstraint("desks BETWEEN 1 AND 200", name="desks_are_sane"),
        CheckConstraint("grid_minutes BETWEEN 5 AND 240", name="grid_is_sane"),
    )

    slug: Mapped[str] = mapped_column(String(80), unique=True)
    name: Mapped[dict[str, str]] = mapped_column(JSON)
    address: Mapped[dict[str, str] | None] = mapped_column(JSON, comment="None for a team that comes to people")
    desks: Mapped[int]
    grid_minutes: Mapped[int]

    hours: Mapped[list["OfficeHours"]] = relationship(lazy="raise_on_sql", viewonly=True)


class OfficeHours(Base):
    """From when to when an office is open on a day of the week; Monday is 0."""

    __tablename__ = "office_hours"
    __table_args__ = (
        UniqueConstraint("office_id", "weekday", "opens_at"),
        CheckConstraint("weekday BETWEEN 0 AND 6", name="weekday_is_one_of_seven"),
    )

    office_id: Mapped[UUID] = mapped_column(ForeignKey("offices.id", ondelete="CASCADE"))
    weekday: Mapped[int]
    opens_at: Mapped[time]
    closes_at: Mapped[time]


class ClosedDay(Base):
    """A day on which no office is open."""

    __tablename__ = "closed_days"

    on: Mapped[date] = mapped_column(unique=True)


class Appointment(Base):
    """One person, at one desk, at one time. `subject_id` is what it is about, in the room that booked it."""

    __tablename__ = "appointments"
    __table_args__ = (
        Index(
            "uq_appointments_live_time",
            "office_id",
            "starts_at",
            "desk",
            unique=True,
            postgresql_where=LIVE,
            sqlite_where=LIVE,
        ),
        Index(
            "uq_appointments_live_subject",
            "subject_id",
            "office_id",
            unique=True,
            postgresql_where=LIVE,
            sqlite_where=LIVE,
        ),
        Index("ix_appointments_person", "person_id", "starts_at"),
        CheckConstraint("minutes BETWEEN 5 AND 480", name="minutes_are_sane"),
    )

    reference: Mapped[str] = mapped_column(String(12), unique=True, comment="What the citizen is told")
    office_id: Mapped[UUID] = mapped_column(ForeignKey("offices.id"))
    desk: Mapped[int]
    starts_at: Mapped[datetime]
    minutes: Mapped[int]
    person_id: Mapped[UUID]
    person_name: Mapped[str] = mapped_column(String(300), comment="For the list of who comes today")
    subject_id: Mapped[UUID]
    title: Mapped[dict[str, str]] = mapped_column(JSON, comment="What for, in every language")
    about_reference: Mapped[str] = mapped_column(String(12), default="", comment="Of the application or case")
    cancelled_at: Mapped[datetime | None]

    office: Mapped[Office] = relationship(lazy="raise_on_sql")

    @property
    def ends_at(self) -> datetime:
        return self.starts_at + timedelta(minutes=self.minutes)

    @property
    def is_upcoming(self) -> bool:
        return self.cancelled_at is None and self.starts_at > clock.now()
