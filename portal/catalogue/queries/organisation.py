"""Departments, and the days on which they are closed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, func, select
from sqlalchemy.exc import NoResultFound
from sqlalchemy.orm import aliased

from portal.core.db import db
from portal.core.i18n import Text, language, pick

from ..models import Department, Holiday, ServiceRow
from ..rules import filed

Parent = aliased(Department)
Child = aliased(Department)
ID_OF_SLUG = select(Child.id).where(Child.slug == bindparam("slug")).scalar_subquery()
HERE_AND_RIGHT_BELOW = select(Child.id).where((Child.id == Department.id) | (Child.parent_id == Department.id))
FAMILY = (
    select(
        *(Department.id, Department.slug, Department.name, Department.summary),
        *(Department.phone, Department.email, Department.website),
        Parent.name.label("parent_name"),
        Parent.slug.label("parent_slug"),
        select(func.count())
        .where(ServiceRow.department_id.in_(HERE_AND_RIGHT_BELOW.correlate(Department)), ServiceRow.is_listed)
        .correlate(Department)
        .scalar_subquery()
        .label("services"),
    )
    .outerjoin(Parent, Parent.id == Department.parent_id)
    .where((Department.slug == bindparam("slug")) | (Department.parent_id == ID_OF_SLUG))
)
COUNTED = (
    select(ServiceRow.department_id, func.count().label("services"))
    .where(ServiceRow.is_listed)
    .group_by(ServiceRow.department_id)
    .subquery()
)
ALL = (
    select(Department.id, Department.slug, Department.name, Department.parent_id, COUNTED.c.services)
    .outerjoin(COUNTED, COUNTED.c.department_id == Department.id)
)  # fmt: skip


@dataclass(frozen=True)
class DepartmentLine:
    """A department in a list. services: of its own and of those below it."""

    slug: str
    name: Text
    services: int


@dataclass(frozen=True)
class DepartmentPage:
    """own: the department's row, with parent_name and parent_slug."""

    own: Any
    below: list[DepartmentLine]


def department_names() -> dict[str, Text]:
    """Every department's name by its address."""
    return {row.slug: row.name for row in db.execute(select(Department.slug, Department.name))}


def departments(parent_id: UUID | None = None) -> list[DepartmentLine]:
    """Those right below this one, or those at the top, by name."""
    rows = db.execute(ALL).all()
    children: dict[UUID | None, list[Any]] = {}
    for row in rows:
        children.setdefault(row.parent_id, []).append(row)
    lines = [DepartmentLine(row.slug, row.name, _services(row, children)) for row in children.get(parent_id, ())]
    return _by_name(lines)


def department_page(slug: str) -> DepartmentPage:
    """A department with the one above it and those below it.

    Raises NoResultFound.
    """
    rows = db.execute(FAMILY, {"slug": slug}).all()
    own = next((row for row in rows if row.slug == slug), None)
    if own is None:
        raise NoResultFound
    below = [DepartmentLine(row.slug, row.name, row.services) for row in rows if row is not own]
    return DepartmentPage(own, _by_name(below))


def holidays() -> set[date]:
    """The days on which all offices are closed, besides Saturdays and Sundays."""
    return set(db.scalars(select(Holiday.on)))


def _by_name(lines: Iterable[DepartmentLine]) -> list[DepartmentLine]:
    return sorted(lines, key=lambda line: filed(pick(line.name).text, language()).key)


def _services(row: Any, children: dict[UUID | None, list[Any]]) -> int:
    below: Sequence[Any] = children.get(row.id, ())
    return (row.services or 0) + sum(_services(child, children) for child in below)
