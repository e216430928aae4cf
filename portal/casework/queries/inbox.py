"""The inbox: fifty rows of however many there are, found through an index whatever is asked.

Pages are walked from row to row ("after this one"), not counted: page 200 costs what page 1 costs,
and no case is shown twice or skipped when colleagues finish others meanwhile.
"""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from enum import StrEnum
from functools import cache
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, Row, Select, Text, bindparam, cast, exists, func, literal, or_, select, tuple_

from portal.core import clock
from portal.core.db import columns, db
from portal.core.references import tidy_reference
from portal.core.sealing import identifier_mark, is_identifier
from portal.core.word_tables import Begin, begins, matches, values_of
from portal.core.words import typed_words

from ..models import Case, CaseService, CaseWord
from ..rules import ALL_CASES, OPEN_CASES, CaseStatus, Desk, Filter, Sorting

ROWS = 50
FEW = 5_000
MOST_COUNTED = 100
MOST_TOLD_AT_ONCE = 100

InboxRow = Row[*tuple[Any, ...]]
"""id, reference, person_name, service_id, status, assigned_to, received_at, due_on, outcome"""


CASES, WORDS, SERVICES = columns(Case), columns(CaseWord), columns(CaseService)

DESKS: Mapping[Desk, ColumnElement[bool]] = {
    Desk.ME: CASES.assigned_to == bindparam("me"),
    Desk.NOBODY: CASES.assigned_to.is_(None),
    Desk.SUPERVISOR: CASES.escalated_at.is_not(None),
}


@dataclass(frozen=True)
class Place:
    """A row of the list, as a place to go on from. backwards: the page before it, else the page after it."""

    at: date | datetime
    id: UUID
    backwards: bool = False

    def __str__(self) -> str:
        return f"{self.at.isoformat()}_{self.id.hex}"

    @classmethod
    def read(cls, text: str, *, backwards: bool) -> "Place | None":
        """What __str__ wrote, or None for anything else."""
        at, _, row_id = text.rpartition("_")
        with suppress(ValueError, OverflowError):  # a year that the time zone moves out of the calendar
            moment = datetime.fromisoformat(at)
            return cls(moment.astimezone(UTC) if moment.tzinfo else moment.date(), UUID(row_id), backwards=backwards)
        return None


class ServiceWithCases(NamedTuple):
    """A service that ever had a case. names: what it is called in every language, as JSON."""

    id: UUID
    slug: str
    names: str


@dataclass(frozen=True)
class CasePage:
    """One page of the inbox; before and after are where the neighbouring pages begin, None for no such page.

    order: how it is really ordered, as not every list can be ordered by due day.
    """

    rows: Sequence[InboxRow]
    order: Sorting
    before: Place | None = None
    after: Place | None = None


class _Names(StrEnum):
    """How a name is looked up, so that rare and common ones are both found at once.

    WHOLE_WORD: the index holds the cases of a word in the order they came.
    FEW: no name has just this word; those that begin with it are fetched and sorted.
    MANY: too many begin with it to fetch; the list is walked and each case's name looked at.
    """

    WHOLE_WORD = "whole word"
    FEW = "few"
    MANY = "many"


@dataclass(frozen=True)
class _Shape:
    """Everything that changes the statement and not only its values: each shape is built once."""

    filter: Filter
    names: _Names | None = None
    whole: tuple[bool, ...] = ()
    by_reference: bool = False
    continued: bool = False
    backwards: bool = False


def cases_page(wanted: Filter, *, account_id: UUID, search: str = "", place: Place | None = None) -> CasePage:
    """The page of the inbox at a place; from the start without one.

    search: a reference, which is found whatever else is asked, a whole number that somebody was asked for, such as
        a national one, or the beginnings of words of the citizen's name.
    """
    words = [identifier_mark(search)] if is_identifier(search) else typed_words(search)
    values: dict[str, Any] = {"me": account_id, "today": clock.today(), "service": wanted.service}
    shape = _Shape(replace(wanted, service="*" if wanted.service else "", by_name=bool(words)))
    if place and isinstance(place.at, datetime) == (shape.filter.order is Sorting.DUE):
        place = None
    if reference := tidy_reference(search):
        values["reference"] = reference
        shape, place = _Shape(Filter(), by_reference=True), None
    elif words:
        begin = begins(WORDS.word, words)
        if begin is None:
            return CasePage([], shape.filter.order)
        values |= values_of([each.typed for each in begin])
        shape = replace(shape, whole=tuple(each.is_only for each in begin), names=_names_like(begin[0]))
    if place:
        values |= {"at": place.at, "id": place.id}
        shape = replace(shape, continued=True, backwards=place.backwards)
    found = db.execute(_statement(shape), values).all()
    return _page(found, order=shape.filter.order, place=place)


def services_with_cases() -> tuple[ServiceWithCases, ...]:
    """In the order they came."""
    rows = db.execute(select(SERVICES.id, SERVICES.slug, cast(SERVICES.name, Text)).order_by(SERVICES.id))
    return tuple(ServiceWithCases(*row) for row in rows)


def how_many_open(*, assigned_to: UUID | None = None, only_overdue: bool = False, only_free: bool = False) -> int:
    """Open cases, counted no further than a hundred: more is 'many'."""
    wanted = select(Case.id).where(Case.closed_at.is_(None))
    if assigned_to:
        wanted = wanted.where(Case.assigned_to == assigned_to)
    if only_free:
        wanted = wanted.where(Case.assigned_to.is_(None))
    if only_overdue:
        wanted = wanted.where(Case.due_on < clock.today(), Case.status != CaseStatus.WAITING_FOR_CITIZEN)
    return _counted(wanted)


def how_many_stuck() -> int:
    """Cases where the portal could not do something, counted like the open ones."""
    return _counted(select(Case.id).where(Case.stuck_since.is_not(None)))


def how_many_escalated() -> int:
    """Open cases a supervisor must look at, counted like the open ones."""
    return _counted(select(Case.id).where(Case.escalated_at.is_not(None)))


def overdue_cases() -> Sequence[Case]:
    """Cases whose promised day has passed and that nobody was told about yet, the latest promise last."""
    wanted = select(Case).where(
        Case.closed_at.is_(None),
        Case.due_on < clock.today(),
        Case.status != CaseStatus.WAITING_FOR_CITIZEN,
        or_(Case.overdue_told_on.is_(None), Case.overdue_told_on != Case.due_on),
    )
    return db.scalars(
        wanted.order_by(Case.due_on, Case.id).limit(MOST_TOLD_AT_ONCE).with_for_update(skip_locked=True)
    ).all()


def _counted(wanted: Select[*tuple[Any, ...]]) -> int:
    return db.scalar(select(func.count()).select_from(wanted.limit(MOST_COUNTED).subquery())) or 0


def _names_like(longest: Begin) -> _Names:
    """In one more statement, unless somebody is called just so."""
    if longest.is_word:
        return _Names.WHOLE_WORD
    how_many = db.scalar(_how_many_names(), values_of([longest.typed])) or 0
    return _Names.MANY if how_many > FEW else _Names.FEW


@cache
def _how_many_names() -> Select[int]:
    some = select(literal(1)).where(matches(WORDS.word, 0)).limit(FEW + 1).subquery()
    return select(func.count()).select_from(some)


def _page(found: Sequence[InboxRow], *, order: Sorting, place: Place | None) -> CasePage:
    """One row more than a page was asked for: it says whether there is another page."""
    backwards = place is not None and place.backwards
    has_more = len(found) > ROWS
    rows = list(reversed(found[:ROWS])) if backwards else list(found[:ROWS])
    if not rows:
        return CasePage(rows, order)
    has_before = has_more if backwards else place is not None
    has_after = True if backwards else has_more
    column = "due_on" if order is Sorting.DUE else "received_at"
    return CasePage(
        rows,
        order,
        before=Place(getattr(rows[0], column), rows[0].id, backwards=True) if has_before else None,
        after=Place(getattr(rows[-1], column), rows[-1].id) if has_after else None,
    )


@cache
def _statement(shape: _Shape) -> Select[*tuple[Any, ...]]:
    columns = (CASES.id, CASES.reference, CASES.person_name, CASES.service_id, CASES.status, CASES.assigned_to)
    wanted = select(*columns, CASES.received_at, CASES.due_on, CASES.outcome).limit(ROWS + 1)
    if shape.by_reference:
        return wanted.where(CASES.reference == bindparam("reference"))
    wanted = wanted.where(*_conditions(shape.filter), *_name_conditions(shape))
    goes_up = (shape.filter.order is not Sorting.NEWEST) != shape.backwards
    at = CASES.due_on if shape.filter.order is Sorting.DUE else CASES.received_at
    keys: tuple[ColumnElement[Any], ...] = (at, CASES.id)
    here: tuple[ColumnElement[Any], ...] = (bindparam("at", type_=at.type), bindparam("id", type_=CASES.id.type))
    if shape.names is _Names.WHOLE_WORD:
        wanted = wanted.where(WORDS.case_id == CASES.id).where(matches(WORDS.word, 0, whole=True))
        keys, here = (WORDS.case_id,), here[1:]
    if shape.continued:
        wanted = wanted.where(tuple_(*keys) > tuple_(*here) if goes_up else tuple_(*keys) < tuple_(*here))
    return wanted.order_by(*(keys if goes_up else [key.desc() for key in keys]))


def _conditions(wanted: Filter) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if wanted.only_stuck:
        conditions.append(CASES.stuck_since.is_not(None))
    elif wanted.shows_open_cases:
        conditions.append(CASES.closed_at.is_(None))
    if wanted.status not in {OPEN_CASES, ALL_CASES}:
        conditions.append(CASES.status == CaseStatus(wanted.status))
    if wanted.only_overdue:
        conditions += [CASES.due_on < bindparam("today"), CASES.status != CaseStatus.WAITING_FOR_CITIZEN]
    if wanted.service:
        the_service = select(SERVICES.id).where(SERVICES.slug == bindparam("service"))
        conditions.append(CASES.service_id == the_service.scalar_subquery())
    if wanted.desk in DESKS:
        conditions.append(DESKS[wanted.desk])
    return conditions


def _name_conditions(shape: _Shape) -> list[ColumnElement[bool]]:
    """The first word decides how to find the cases, the others are looked at in each."""
    conditions: list[ColumnElement[bool]] = []
    for place, is_whole in enumerate(shape.whole):
        if place == 0 and shape.names is _Names.WHOLE_WORD:
            continue
        word = CaseWord.__table__.alias().c
        found = matches(word.word, place, whole=is_whole)
        if place == 0 and shape.names is _Names.FEW:
            conditions.append(CASES.id.in_(select(word.case_id).where(found)))
        else:
            of_case = WORDS.case_id if shape.names is _Names.WHOLE_WORD else CASES.id
            conditions.append(exists().where(word.case_id == of_case, found))
    return conditions
