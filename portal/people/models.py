from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, Enum, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.core.db import Base
from portal.core.sealing import SealedJson
from portal.core.word_tables import SIGN_BY_SIGN

from .rules import LONGEST_CITY, LONGEST_NAME, LONGEST_POSTCODE, LONGEST_SEARCH_KEY, LONGEST_STREET, FactKind

CURRENT = text("until_on IS NULL")


class Person(Base):
    """The record we keep of a human being. Its id is the person_id of their account."""

    __tablename__ = "people"

    name: Mapped[str] = mapped_column(String(LONGEST_NAME), comment="As they write it, in any script")
    address_as: Mapped[str] = mapped_column(
        String(LONGEST_NAME), default="", comment="How to greet them; empty: by name"
    )
    search_key: Mapped[str] = mapped_column(String(LONGEST_SEARCH_KEY), comment="For staff who look for a person")
    """Nothing reads it since people are found by their words. The release before does, so it is written until the next."""

    birth_date: Mapped[date | None]
    language: Mapped[str] = mapped_column(String(10), default="en")
    email: Mapped[str | None] = mapped_column(String(254), comment="Shown to be theirs by a code")
    phone: Mapped[str | None] = mapped_column(String(40), comment="As they write it")
    put_aside: Mapped[list[str]] = mapped_column(JSON, default=list, comment="Services they do not want to be offered")
    wants_email: Mapped[bool] = mapped_column(default=True, comment="A copy of every message by e-mail")

    addresses: Mapped[list["Address"]] = relationship(
        lazy="raise_on_sql", back_populates="person", order_by="Address.from_on.desc()"
    )
    facts: Mapped[list["Fact"]] = relationship(lazy="raise_on_sql", back_populates="person", order_by="Fact.id")
    words: Mapped[list["PersonWord"]] = relationship(lazy="raise_on_sql", passive_deletes="all")

    @property
    def greeted_as(self) -> str:
        return self.address_as or self.name


class PersonWord(Base):
    """A word of a person's name, e-mail address or phone number, by which staff find them."""

    __tablename__ = "person_words"
    __table_args__ = (
        Index("uq_person_words_word", "word", "person_id", unique=True),
        Index("ix_person_words_person", "person_id", "word"),
    )

    word: Mapped[str] = mapped_column(SIGN_BY_SIGN)
    person_id: Mapped[UUID] = mapped_column(
        ForeignKey("people.id", ondelete="CASCADE"), comment="With whose record it goes, whichever release removes that"
    )


class Address(Base):
    """Where a person lives or lived. The one without an end is today's."""

    __tablename__ = "addresses"
    __table_args__ = (
        Index("uq_addresses_current", "person_id", unique=True, postgresql_where=CURRENT, sqlite_where=CURRENT),
        CheckConstraint("until_on >= from_on", name="ends_after_it_begins"),
    )

    person_id: Mapped[UUID] = mapped_column(ForeignKey("people.id"), index=True)
    street: Mapped[str] = mapped_column(String(LONGEST_STREET))
    extra: Mapped[str] = mapped_column(String(LONGEST_STREET), default="")
    postcode: Mapped[str] = mapped_column(String(LONGEST_POSTCODE))
    city: Mapped[str] = mapped_column(String(LONGEST_CITY))
    from_on: Mapped[date]
    until_on: Mapped[date | None]

    person: Mapped[Person] = relationship(lazy="raise_on_sql", back_populates="addresses")

    @property
    def lines(self) -> list[str]:
        return [line for line in (self.street, self.extra, f"{self.postcode} {self.city}".strip()) if line]


class ToldAnswer(Base):
    """What a person last answered to questions of one meaning, in any form, so that the next form can offer it."""

    __tablename__ = "told_answers"
    __table_args__ = (UniqueConstraint("person_id", "concept"),)

    person_id: Mapped[UUID] = mapped_column(ForeignKey("people.id"))
    concept: Mapped[str] = mapped_column(String(60), comment="What it means, such as household.income")
    answer: Mapped[Any] = mapped_column(SealedJson("told_answers.answer"))
    label: Mapped[dict[str, str]] = mapped_column(JSON, comment="The question")
    words: Mapped[dict[str, str]] = mapped_column(
        SealedJson("told_answers.words"), comment="The answer as people read it"
    )
    source: Mapped[dict[str, str]] = mapped_column(JSON, comment="Where it was given: the name of the service")
    told_at: Mapped[datetime]


class Fact(Base):
    """Something a person told us about themselves."""

    __tablename__ = "facts"

    person_id: Mapped[UUID] = mapped_column(ForeignKey("people.id"), index=True)
    kind: Mapped[FactKind] = mapped_column(
        Enum(FactKind, native_enum=False, length=20, values_callable=lambda kinds: [kind.value for kind in kinds])
    )
    year: Mapped[int | None] = mapped_column(comment="A child's birth")
    since_on: Mapped[date | None] = mapped_column(comment="A newcomer's arrival")
    stated_at: Mapped[datetime]

    person: Mapped[Person] = relationship(lazy="raise_on_sql", back_populates="facts")
