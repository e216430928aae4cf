from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cache
from typing import Any
from uuid import UUID

from flask import abort
from sqlalchemy import Select, bindparam, exists, func, select
from sqlalchemy.orm import selectinload

from portal.core import clock
from portal.core.db import asked_once, columns, db
from portal.core.ledger import Entry
from portal.core.word_tables import begins, matches, values_of
from portal.core.words import MOST_WORDS
from portal.identity import current_account, staff_names

from . import rules
from .models import Address, Fact, Person, PersonWord, ToldAnswer
from .rules import LOOK_LASTS, FactKind, Facts, Stated, words_sought

LOOKED = "person.looked_at"
MOST_FOUND = 50
WORDS_ALIKE = MOST_WORDS + 2
"""All words of a name, its e-mail address and its number may begin alike: one person is found that often."""

MOST_TOLD = 100
PEOPLE, STATED = columns(Person), columns(Fact)
FACTS = (
    select(PEOPLE.birth_date, PEOPLE.put_aside, STATED.kind, STATED.year, STATED.since_on)
    .outerjoin(Fact.__table__, STATED.person_id == PEOPLE.id)
    .where(PEOPLE.id == bindparam("person"))
)


def current_person_id() -> UUID:
    """Whose request this is. Staff who are no citizens have no pages of their own: 403."""
    who = current_account()
    if who is None or who.person_id is None:
        abort(403)
    return who.person_id


def person(person_id: UUID) -> Person:
    """The bare record. Raises NoResultFound."""
    return db.get_one(Person, person_id)


def person_to_change(person_id: UUID) -> Person:
    """As it is now, and nobody else changes it meanwhile. Raises NoResultFound."""
    return db.get_one(Person, person_id, with_for_update=True, populate_existing=True)


def whole_person(person_id: UUID) -> Person:
    """With addresses, the newest first, and facts. Raises NoResultFound."""
    with_all = (selectinload(Person.addresses), selectinload(Person.facts))
    return db.scalars(select(Person).where(Person.id == person_id).options(*with_all)).one()


@asked_once
def facts_of(person_id: UUID) -> Facts:
    """What decides what this person is offered. For somebody unknown nothing is known."""
    rows = db.execute(FACTS, {"person": person_id}).all()
    statements = [Stated(row.kind, row.year, row.since_on) for row in rows if row.kind]
    found = rules.facts(statements, birth_date=rows[0].birth_date if rows else None, today=clock.today())
    return replace(found, put_aside=tuple(rows[0].put_aside)) if rows else found


def facts_stated(person_id: UUID) -> list[Fact]:
    """What this person told us, as they told it."""
    return list(db.scalars(select(Fact).where(Fact.person_id == person_id).order_by(Fact.id)))


def situation_of(person_id: UUID) -> dict[str, Any]:
    """The same as plain values: {'child': [2019], 'newcomer': date(...), 'student': True}. 'child' is always there."""
    return situation_in(facts_stated(person_id))


def situation_in(facts: Iterable[Fact]) -> dict[str, Any]:
    """What these facts say, as plain values."""
    situation: dict[str, Any] = {FactKind.CHILD: []}
    for fact in facts:
        if fact.kind is FactKind.CHILD:
            situation[FactKind.CHILD].append(fact.year)
        else:
            situation[fact.kind] = fact.since_on or True
    return situation


def current_address(person_id: UUID) -> Address | None:
    return db.scalars(select(Address).where(Address.person_id == person_id, Address.until_on.is_(None))).one_or_none()


class KnownAnswers(dict[str, Any]):
    """What a form may offer as already answered, by meaning: {'person.name': ...}. Only what we know is in it.

    sources: for what was told in another form, the name of that service and when. The rest is from the person's details.
    """

    def __init__(self, values: Mapping[str, Any], sources: Mapping[str, tuple[Mapping[str, str], datetime]]) -> None:
        super().__init__(values)
        self.sources = sources


@asked_once
def known_answers(person_id: UUID) -> KnownAnswers:
    """What we know of the person: their details first, then what they answered before."""
    details, told = details_of(person_id), told_by(person_id)
    values = {row.concept: row.answer for row in told} | details
    sources = {row.concept: (row.source, row.told_at) for row in told if row.concept not in details}
    return KnownAnswers(values, sources)


def details_of(person_id: UUID) -> dict[str, Any]:
    """What stands in the person's details, by meaning."""
    row = db.execute(
        select(Person, Address)
        .outerjoin(Address, (Address.person_id == Person.id) & Address.until_on.is_(None))
        .where(Person.id == person_id)
    ).one()
    who, home = row.Person, row.Address
    answers: dict[str, str | date | dict[str, str] | None] = {
        "person.name": who.name,
        "person.birth_date": who.birth_date,
        "person.email": who.email,
        "person.phone": who.phone,
        "person.address": home
        and {"street": home.street, "extra": home.extra, "postcode": home.postcode, "city": home.city},
    }
    return {name: value for name, value in answers.items() if value}


def told_by(person_id: UUID) -> Sequence[ToldAnswer]:
    """What this person answered in forms, the latest first."""
    wanted = select(ToldAnswer).where(ToldAnswer.person_id == person_id)
    return db.scalars(wanted.order_by(ToldAnswer.told_at.desc(), ToldAnswer.concept).limit(MOST_TOLD)).all()


def names_of(person_ids: Iterable[UUID]) -> dict[UUID, str]:
    """What these people are called."""
    wanted = set(person_ids)
    if not wanted:
        return {}
    return {row.id: row.name for row in db.execute(select(Person.id, Person.name).where(Person.id.in_(wanted)))}


@dataclass(frozen=True)
class PersonFound:
    """One line of a search for people."""

    id: UUID
    name: str
    birth_date: date | None
    email: str | None


def search_people(text: str) -> list[PersonFound]:
    """People who have words of name, e-mail or phone that begin with each of these, at most 50, by name."""
    begin = begins(columns(PersonWord).word, words_sought(text))
    if not begin:
        return []
    found = _found_by(tuple(each.is_only for each in begin))
    rows = db.execute(found, values_of([each.typed for each in begin]))
    return [PersonFound(*row) for row in rows]


@cache
def _found_by(whole: Sequence[bool]) -> Select[*tuple[Any, ...]]:
    """The index is walked no further than to enough people. whole: for each word, whether it stands for itself only."""
    first = columns(PersonWord)
    found = select(first.person_id).where(matches(first.word, 0, whole=whole[0]))
    for place, is_whole in enumerate(whole[1:], start=1):
        other = PersonWord.__table__.alias().c
        found = found.where(
            exists().where(other.person_id == first.person_id, matches(other.word, place, whole=is_whole))
        )
    if whole[0]:
        some = found.order_by(first.person_id).limit(MOST_FOUND)
    else:
        some = found.order_by(first.word, first.person_id).limit(MOST_FOUND * WORDS_ALIKE)
    wanted = select(PEOPLE.id, PEOPLE.name, PEOPLE.birth_date, PEOPLE.email).where(PEOPLE.id.in_(some))
    return wanted.order_by(PEOPLE.name, PEOPLE.id).limit(MOST_FOUND)


@dataclass(frozen=True)
class Look:
    """Somebody in the office looked at a person's data."""

    at: datetime
    who: str
    reason: str
    case: str


def looks_at(person_id: UUID, *, page: int, size: int) -> tuple[list[Look], int]:
    """Who looked at this person's data, the latest first, and how many looks there were in all."""
    mine = (Entry.person_id == person_id, Entry.verb == LOOKED)
    number = db.scalar(select(func.count(Entry.id)).where(*mine)) or 0
    found = db.scalars(
        select(Entry).where(*mine).order_by(Entry.at.desc(), Entry.number.desc()).limit(size).offset((page - 1) * size)
    ).all()
    who = {entry.id: _account_id(entry.actor) for entry in found}
    names = staff_names(account_id for account_id in who.values() if account_id)
    return [
        Look(
            entry.at,
            names.get(who[entry.id] or entry.id, ""),
            str(entry.told.get("reason", "")),
            str(entry.told.get("case", "")),
        )
        for entry in found
    ], number


def has_just_looked(person_id: UUID, account_id: UUID, *, why: Mapping[str, str] | None = None) -> bool:
    """True if this member of staff gave this reason, or any reason in their own words, not long ago."""
    recent = db.scalars(
        select(Entry).where(
            Entry.person_id == person_id,
            Entry.verb == LOOKED,
            Entry.actor == f"account:{account_id}",
            Entry.at > clock.now() - LOOK_LASTS,
        )
    )
    return any(_is_said(why, entry.told) if why else "reason" in entry.told for entry in recent)


def _is_said(why: Mapping[str, str], told: Mapping[str, Any]) -> bool:
    return all(told.get(name) == words for name, words in why.items())


def _account_id(actor: str) -> UUID | None:
    """None if it was the portal itself."""
    kind, _colon, account_id = actor.partition(":")
    return UUID(account_id) if kind == "account" else None
