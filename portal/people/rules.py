"""What the facts about a person mean: ages, who counts as new, which names can be kept."""

import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, TypedDict
from uuid import UUID

from portal.core.words import LONGEST_WORD, MOST_WORDS, name_words, typed_words

LONGEST_NAME = 200
LONGEST_STREET = 200
LONGEST_CITY = 100
LONGEST_POSTCODE = 20
LONGEST_REASON = 300
LONGEST_SEARCH_KEY = 2000
OLDEST_AGE = 130
MONTHS_NEW = 24
GROWN_UP_AT = 18
LOOK_LASTS = timedelta(minutes=30)


class FactKind(StrEnum):
    """What a person may tell us about themselves. Each can be taken back at any time."""

    CHILD = "child"
    NEWCOMER = "newcomer"
    BUSINESS = "business"
    STUDENT = "student"
    SEEKS_WORK = "seeks work"
    CARER = "carer"
    RETIRED = "retired"
    DISABILITY = "disability"


PLAIN_FACTS = (
    FactKind.BUSINESS,
    FactKind.STUDENT,
    FactKind.SEEKS_WORK,
    FactKind.CARER,
    FactKind.RETIRED,
    FactKind.DISABILITY,
)
"""True or not; children come with years, newcomers with a day."""


class Told(TypedDict):
    """An answer in a form. label, words: the question and the answer as people read them."""

    answer: Any
    label: Mapping[str, str]
    words: Mapping[str, str]


@dataclass(frozen=True)
class Stated:
    """One thing a person told us. year: a child's birth. since_on: a newcomer's arrival."""

    kind: FactKind
    year: int | None = None
    since_on: date | None = None


def stated(situation: Mapping[str, Any]) -> list[Stated]:
    """Statements from plain values: {'child': [2019, 2022], 'newcomer': date(2026, 3, 1), 'student': True}.

    Raises ValueError for a kind we do not know.
    """
    found = [Stated(FactKind.CHILD, year=year) for year in sorted(situation.get(FactKind.CHILD, ()))]
    if since_on := situation.get(FactKind.NEWCOMER):
        found.append(Stated(FactKind.NEWCOMER, since_on=since_on))
    plain = {FactKind(kind): value for kind, value in situation.items()}
    return found + [Stated(kind) for kind in PLAIN_FACTS if plain.get(kind)]


@dataclass(frozen=True)
class Facts:
    """What decides a person's personas, as of today. age is None while we do not know the birth date."""

    age: int | None = None
    children_birth_years: tuple[int, ...] = ()
    children_under_18: int = 0
    is_newcomer: bool = False
    has_business: bool = False
    is_student: bool = False
    seeks_work: bool = False
    is_carer: bool = False
    is_retired: bool = False
    has_disability: bool = False
    put_aside: tuple[str, ...] = ()
    """Services they do not want to be offered."""


def facts(statements: Iterable[Stated], *, birth_date: date | None, today: date) -> Facts:
    """What these statements mean today."""
    statements = list(statements)
    kinds = {each.kind for each in statements}
    years = tuple(sorted(each.year for each in statements if each.kind is FactKind.CHILD and each.year))
    arrivals = [each.since_on for each in statements if each.kind is FactKind.NEWCOMER and each.since_on]
    return Facts(
        age=age_on(today, birth_date) if birth_date else None,
        children_birth_years=years,
        children_under_18=sum(today.year - year < GROWN_UP_AT for year in years),
        is_newcomer=any(is_new(since_on, today=today) for since_on in arrivals),
        has_business=FactKind.BUSINESS in kinds,
        is_student=FactKind.STUDENT in kinds,
        seeks_work=FactKind.SEEKS_WORK in kinds,
        is_carer=FactKind.CARER in kinds,
        is_retired=FactKind.RETIRED in kinds,
        has_disability=FactKind.DISABILITY in kinds,
    )


def age_on(today: date, birth_date: date) -> int:
    """Whole years. Who is born on 29 February has their birthday on 1 March in other years."""
    return today.year - birth_date.year - ((today.month, today.day) < (birth_date.month, birth_date.day))


def is_new(since_on: date, *, today: date) -> bool:
    """Somebody counts as new for two years after the month they came."""
    return (today.year - since_on.year) * 12 + today.month - since_on.month <= MONTHS_NEW


class NameProblem(StrEnum):
    """Why a name cannot be kept as typed."""

    EMPTY = "empty"
    TOO_LONG = "too long"
    NO_LETTERS = "no letters"
    LINE_BREAK = "line break"


def problem_of_name(name: str) -> NameProblem | None:
    """Any script, any order, marks and signs included; only something one can read and that fits is asked for."""
    if not name.strip():
        return NameProblem.EMPTY
    if len(name) > LONGEST_NAME:
        return NameProblem.TOO_LONG
    if any(sign in name for sign in "\n\r\t\u2028\u2029"):
        return NameProblem.LINE_BREAK
    if not any(unicodedata.category(sign)[0] == "L" for sign in name):
        return NameProblem.NO_LETTERS
    return None


def search_key(*texts: str | None) -> str:
    """How a person is found: lower case, without accents, one space between words."""
    text = unicodedata.normalize("NFKD", " ".join(each for each in texts if each))
    plain = "".join(sign for sign in text if unicodedata.category(sign) not in {"Mn", "Cf"})
    return " ".join(plain.casefold().split())[:LONGEST_SEARCH_KEY]  # one sign may unfold to eighteen


def words_of(name: str, email: str | None = None, phone: str | None = None) -> set[str]:
    """The words under which staff find a person: a number with and without its gaps, an address as a whole and in parts.

    Whoever looks for Joan Post does not want everybody who has their mail at post.example.
    """
    number = "".join(sign for sign in phone or "" if sign.isalnum())
    said = (phone or "", number, (email or "").partition("@")[0])
    return {*name_words(name), *_addresses([email or ""])}.union(*map(typed_words, said))


def words_sought(typed: str) -> list[str]:
    """The beginnings of words under which somebody is looked for."""
    parts = typed.split()
    return [*_addresses(parts), *typed_words(" ".join(part for part in parts if "@" not in part))][:MOST_WORDS]


def _addresses(parts: Iterable[str]) -> list[str]:
    return [search_key(part)[:LONGEST_WORD] for part in parts if "@" in part]


@dataclass(frozen=True)
class PersonPart:
    """A part of the page that shows staff the whole picture of a person.

    load: gets the person's id, returns the template's context, or None to stay hidden.
    order: lower comes first.
    """

    name: str
    template: str
    load: Callable[[UUID], Mapping[str, Any] | None]
    order: int = 50
