"""The inbox: fifty rows of however many there are, found through an index whatever is asked.

Pages are walked from row to row ("after this one"), not counted: page 200 costs what page 1 costs,
and no case is shown twice or skipped when colleagues finish others meanwhile.
"""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Row, Select, bindparam, exists, func, literal, or_, select, tuple_

from portal.core import clock
from portal.core.db import db
from portal.core.references import tidy_reference

from ..models import Case, CaseService, CaseWord
from ..rules import ALL_CASES, OPEN_CASES, CaseStatus, Desk, Filter, Sorting, typed_words

ROWS = 50
FEW = 5_000
"""Up to so many names are fetched and sorted; of more, the list is walked and each name looked at."""

END_OF_UNICODE = "\U0010ffff"
MOST_COUNTED = 100
MOST_TOLD_AT_ONCE = 500

InboxRow = Row[Any]
"""id, reference, person_name, service_id, status, assigned_to, received_at, due_on, waiting_since, outcome"""


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
        with suppress(ValueError):
            moment = datetime.fromisoformat(at)
            return cls(moment if moment.tzinfo else moment.date(), UUID(row_id), backwards=backwards)
        return None


@dataclass(frozen=True)
class CasePage:
    """One page of the inbox; before and after are where the neighbouring pages begin, None for no such page."""

    rows: Sequence[InboxRow]
    before: Place | None
    after: Place | None


@dataclass(frozen=True)
class _Shape:
    """Everything that changes the statement and not only its values: each shape is built once."""

    filter: Filter
    words: int = 0
    many_names: bool = False
    by_reference: bool = False
    continued: bool = False
    backwards: bool = False


def cases_page(wanted: Filter, *, account_id: UUID, search: str = "", place: Place | None = None) -> CasePage:
    """The page of the inbox at a place; from the start without one.

    search: a reference, which is found whatever else is asked, or the beginnings of words of the citizen's name.
    """
    words = typed_words(search)
    values: dict[str, Any] = {"me": account_id, "today": clock.today(), "service": wanted.service}
    if place and isinstance(place.at, datetime) == (wanted.order is Sorting.DUE):
        place = None
    shape = _Shape(replace(wanted, service="*" if wanted.service else ""))
    if reference := tidy_reference(search):
        values["reference"] = reference
        shape, place = _Shape(Filter(), by_reference=True), None
    elif words:
        for number, word in enumerate(words):
            values |= {f"from_{number}": word, f"to_{number}": word + END_OF_UNICODE}
        shape = replace(shape, words=len(words), many_names=_are_many(words[0]))
    if place:
        values |= {"at": place.at, "id": place.id}
        shape = replace(shape, continued=True, backwards=place.backwards)
    found = db.execute(_statement(shape), values).all()
    return _page(found, order=shape.filter.order, place=place)


def services_with_cases() -> Sequence[CaseService]:
    """Every service that ever had a case."""
    return db.scalars(select(CaseService).order_by(CaseService.slug)).all()


def how_many_open(*, assigned_to: UUID | None = None, only_overdue: bool = False, only_free: bool = False) -> int:
    """Open cases, counted no further than a hundred: more is 'many'."""
    wanted = select(Case.id).where(Case.closed_at.is_(None))
    if assigned_to:
        wanted = wanted.where(Case.assigned_to == assigned_to)
    if only_free:
        wanted = wanted.where(Case.assigned_to.is_(None))
    if only_overdue:
        wanted = wanted.where(Case.due_on < clock.today(), Case.status != CaseStatus.WAITING_FOR_CITIZEN)
    return db.scalar(select(func.count()).select_from(wanted.limit(MOST_COUNTED).subquery())) or 0


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


def _are_many(word: str) -> bool:
    range_ = CaseWord.word.between(word, word + END_OF_UNICODE)
    limited = select(literal(1)).where(range_).limit(FEW + 1).subquery()
    return (db.scalar(select(func.count()).select_from(limited)) or 0) > FEW


def _page(found: Sequence[InboxRow], *, order: Sorting, place: Place | None) -> CasePage:
    """One row more than a page was asked for: it says whether there is another page."""
    backwards = place is not None and place.backwards
    has_more = len(found) > ROWS
    rows = list(reversed(found[:ROWS])) if backwards else list(found[:ROWS])
    if not rows:
        return CasePage(rows, None, None)
    has_before = has_more if backwards else place is not None
    has_after = True if backwards else has_more
    column = "due_on" if order is Sorting.DUE else "received_at"
    return CasePage(
        rows,
        before=Place(getattr(rows[0], column), rows[0].id, backwards=True) if has_before else None,
        after=Place(getattr(rows[-1], column), rows[-1].id) if has_after else None,
    )


@cache
def _statement(shape: _Shape) -> Select[*tuple[Any, ...]]:
    columns = (Case.id, Case.reference, Case.person_name, Case.service_id, Case.status, Case.assigned_to)
    wanted = select(*columns, Case.received_at, Case.due_on, Case.waiting_since, Case.outcome).limit(ROWS + 1)
    if shape.by_reference:
        return wanted.where(Case.reference == bindparam("reference"))
    wanted = wanted.where(*_conditions(shape.filter), *_name_conditions(shape))
    is_upwards = shape.filter.order is not Sorting.NEWEST
    at = Case.due_on if shape.filter.order is Sorting.DUE else Case.received_at
    goes_up = is_upwards != shape.backwards
    if shape.continued:
        here = tuple_(bindparam("at", type_=at.type), bindparam("id", type_=Case.id.type))
        wanted = wanted.where(tuple_(at, Case.id) > here if goes_up else tuple_(at, Case.id) < here)
    return wanted.order_by(*((at, Case.id) if goes_up else (at.desc(), Case.id.desc())))


def _conditions(wanted: Filter) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if wanted.shows_open_cases:
        conditions.append(Case.closed_at.is_(None))
    if wanted.status not in {OPEN_CASES, ALL_CASES}:
        conditions.append(Case.status == CaseStatus(wanted.status))
    if wanted.only_overdue:
        conditions += [Case.due_on < bindparam("today"), Case.status != CaseStatus.WAITING_FOR_CITIZEN]
    if wanted.service:
        the_service = select(CaseService.id).where(CaseService.slug == bindparam("service"))
        conditions.append(Case.service_id == the_service.scalar_subquery())
    if wanted.desk is Desk.ME:
        conditions.append(Case.assigned_to == bindparam("me"))
    if wanted.desk is Desk.NOBODY:
        conditions.append(Case.assigned_to.is_(None))
    return conditions


def _name_conditions(shape: _Shape) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    for number in range(shape.words):
        in_range = CaseWord.word.between(bindparam(f"from_{number}"), bindparam(f"to_{number}"))
        if number == 0 and not shape.many_names:
            conditions.append(Case.id.in_(select(CaseWord.case_id).where(in_range)))
        else:
            conditions.append(exists().where(CaseWord.case_id == Case.id, in_range))
    return conditions
