"""What the authority offers: departments, the themes services are listed under, services and their versions."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, ForeignKey, Index, Integer, String, UniqueConstraint, true
from sqlalchemy import Text as LongText
from sqlalchemy.orm import Mapped, mapped_column

from portal.core.db import Base

Said = dict[str, str]
SLUG = String(80)
SORTED_BY_BYTES = String(200).with_variant(String(200, collation="C"), "postgresql")


class Department(Base):
    """Who deals with things. Ministries have agencies below them."""

    __tablename__ = "departments"
    __table_args__ = (UniqueConstraint("source", "external_id"),)

    slug: Mapped[str] = mapped_column(SLUG, unique=True)
    parent_id: Mapped[UUID | None] = mapped_column(ForeignKey("departments.id"), index=True)
    source: Mapped[str | None] = mapped_column(String(40), comment="The list it was imported from")
    external_id: Mapped[str | None] = mapped_column(String(120))
    name: Mapped[Said] = mapped_column(JSON)
    summary: Mapped[Said | None] = mapped_column(JSON)
    phone: Mapped[str | None] = mapped_column(String(40))
    email: Mapped[str | None] = mapped_column(String(254))
    website: Mapped[str | None] = mapped_column(String(1000))


class Topic(Base):
    """A field of life: housing, money, transport."""

    __tablename__ = "topics"

    slug: Mapped[str] = mapped_column(SLUG, unique=True)
    name: Mapped[Said] = mapped_column(JSON)
    summary: Mapped[Said | None] = mapped_column(JSON)
    position: Mapped[int] = mapped_column(Integer)


class LifeEvent(Base):
    """Something that happens to people and needs several services."""

    __tablename__ = "life_events"

    slug: Mapped[str] = mapped_column(SLUG, unique=True)
    name: Mapped[Said] = mapped_column(JSON)
    summary: Mapped[Said | None] = mapped_column(JSON)
    position: Mapped[int] = mapped_column(Integer)


class Persona(Base):
    """A rule about people, not a label: whoever it is true for sees what suits them, and why."""

    __tablename__ = "personas"

    slug: Mapped[str] = mapped_column(SLUG, unique=True)
    name: Mapped[Said] = mapped_column(JSON)
    because: Mapped[Said] = mapped_column(JSON, comment="Said to the person: You see this because...")
    condition: Mapped[str] = mapped_column(String(500))
    position: Mapped[int] = mapped_column(Integer)


class Holiday(Base):
    """A day on which all offices are closed."""

    __tablename__ = "holidays"

    on: Mapped[date] = mapped_column(unique=True)
    name: Mapped[Said] = mapped_column(JSON)


class ServiceRow(Base):
    """A service under its address. What is said about it is in its versions."""

    __tablename__ = "services"
    __table_args__ = (UniqueConstraint("source", "external_id"),)

    slug: Mapped[str] = mapped_column(SLUG, unique=True)
    source: Mapped[str | None] = mapped_column(String(40), comment="The list it was imported from")
    external_id: Mapped[str | None] = mapped_column(String(120))
    department_id: Mapped[UUID] = mapped_column(ForeignKey("departments.id"), index=True)
    number: Mapped[int] = mapped_column(Integer, comment="Of the version that is published")
    fingerprint: Mapped[str] = mapped_column(String(64), comment="Of that version: the same again changes nothing")
    is_listed: Mapped[bool] = mapped_column(
        default=True, server_default=true(), comment="Else only staff or the portal begin it"
    )
    review_on: Mapped[date | None] = mapped_column(comment="When somebody must look whether it is still right")


class ServiceVersion(Base):
    """A definition as it was published; never changed. Cases keep the version they began with."""

    __tablename__ = "service_versions"
    __table_args__ = (UniqueConstraint("service_id", "number"),)

    service_id: Mapped[UUID] = mapped_column(ForeignKey("services.id"))
    number: Mapped[int] = mapped_column(Integer)
    about: Mapped[dict[str, Any]] = mapped_column(JSON, comment="The definition without its form")
    form: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))


class ServiceText(Base):
    """A line in lists: one for each service and each language of the portal, translated or not."""

    __tablename__ = "service_texts"
    __table_args__ = (
        UniqueConstraint("service_id", "language"),
        Index("ix_service_texts_alphabet", "language", "letter", "place"),
    )

    service_id: Mapped[UUID] = mapped_column(ForeignKey("services.id", ondelete="CASCADE"))
    language: Mapped[str] = mapped_column(String(10), comment="Of the lists")
    said_in: Mapped[str] = mapped_column(String(10), comment="What the texts are really in")
    slug: Mapped[str] = mapped_column(SLUG, comment="Of the service, so that lists read one table")
    name: Mapped[str] = mapped_column(String(300))
    summary: Mapped[str] = mapped_column(LongText)
    letter: Mapped[str] = mapped_column(String(4))
    place: Mapped[str] = mapped_column(SORTED_BY_BYTES, comment="Sorts names as readers of the language expect")


class ServiceTopic(Base):
    """A service is listed under a topic."""

    __tablename__ = "service_topics"
    __table_args__ = (UniqueConstraint("topic_id", "service_id"),)

    service_id: Mapped[UUID] = mapped_column(ForeignKey("services.id", ondelete="CASCADE"), index=True)
    topic_id: Mapped[UUID] = mapped_column(ForeignKey("topics.id", ondelete="CASCADE"))


class ServiceLifeEvent(Base):
    """A service is needed in a life event."""

    __tablename__ = "service_life_events"
    __table_args__ = (UniqueConstraint("life_event_id", "service_id"),)

    service_id: Mapped[UUID] = mapped_column(ForeignKey("services.id", ondelete="CASCADE"), index=True)
    life_event_id: Mapped[UUID] = mapped_column(ForeignKey("life_events.id", ondelete="CASCADE"))


class ServicePersona(Base):
    """A service is offered to people in a persona."""

    __tablename__ = "service_personas"
    __table_args__ = (UniqueConstraint("persona_id", "service_id"),)

    service_id: Mapped[UUID] = mapped_column(ForeignKey("services.id", ondelete="CASCADE"), index=True)
    persona_id: Mapped[UUID] = mapped_column(ForeignKey("personas.id", ondelete="CASCADE"))
