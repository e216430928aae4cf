"""Lists of services. Each reads one narrow table in the reader's language and never a definition."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Executable, bindparam, func, literal, select, union_all

from portal.core.db import db
from portal.core.i18n import Text, language

from ..models import (
    Department,
    LifeEvent,
    Persona,
    ServiceLifeEvent,
    ServicePersona,
    ServiceRow,
    ServiceText,
    ServiceTopic,
    Topic,
)
from ..rules import UNDER_NO_LETTER, letter_order

PER_PAGE = 50

IN_LANGUAGE = ServiceText.language == bindparam("language")
COLUMNS = (
    *(ServiceText.slug, ServiceText.name, ServiceText.summary, ServiceText.said_in),
    Department.name.label("department"),
)
OF_SERVICE = ServiceRow.id == ServiceText.service_id
OF_DEPARTMENT = Department.id == ServiceRow.department_id

LETTERS = (
    select(ServiceText.letter, func.count())
    .where(IN_LANGUAGE, ServiceText.letter != UNDER_NO_LETTER)
    .group_by(ServiceText.letter)
)
WITH_LETTER = (
    select(*COLUMNS)
    .join(ServiceRow, OF_SERVICE)
    .join(Department, OF_DEPARTMENT)
    .where(IN_LANGUAGE, ServiceText.letter == bindparam("letter"))
    .order_by(ServiceText.place, ServiceText.slug)
    .limit(PER_PAGE)
    .offset(bindparam("start"))
)
BY_DEPARTMENT = (
    select(*COLUMNS, func.count().over().label("total"))
    .join(ServiceRow, OF_SERVICE)
    .join(Department, OF_DEPARTMENT)
    .where(IN_LANGUAGE, ServiceRow.department_id == bindparam("department_id"), ServiceRow.is_listed)
    .order_by(ServiceText.place, ServiceText.slug)
    .limit(PER_PAGE)
    .offset(bindparam("start"))
)


def _under(link: type[Any], column: str) -> Executable:
    return (
        select(*COLUMNS, func.count().over().label("total"))
        .join(link, link.service_id == ServiceText.service_id)
        .join(ServiceRow, OF_SERVICE)
        .join(Department, OF_DEPARTMENT)
        .where(IN_LANGUAGE, getattr(link, column) == bindparam("theme_id"))
        .order_by(ServiceText.place, ServiceText.slug)
        .limit(PER_PAGE)
        .offset(bindparam("start"))
    )


UNDER = {
    "topics": _under(ServiceTopic, "topic_id"),
    "life_events": _under(ServiceLifeEvent, "life_event_id"),
    "personas": _under(ServicePersona, "persona_id"),
}
MODELS: dict[str, type[Any]] = {"topics": Topic, "life_events": LifeEvent, "personas": Persona}
THEMES = union_all(
    *(
        select(
            literal(kind).label("kind"),
            model.slug,
            model.name,
            (model.because if model is Persona else model.summary).label("summary"),
            model.position,
        )
        for kind, model in MODELS.items()
    )
).order_by("position")


@dataclass(frozen=True)
class Line:
    """A service in a list. language: what its name and summary are really in.

    department: tells services of the same name apart where there is no summary.
    """

    slug: str
    name: str
    summary: str
    language: str
    department: Text | None = None


@dataclass(frozen=True)
class Theme:
    """Something services are listed under: a topic, a life event or a persona."""

    slug: str
    name: Text
    summary: Text | None


@dataclass(frozen=True)
class Lines:
    """One page of a list."""

    lines: Sequence[Line]
    total: int
    page: int

    @property
    def pages(self) -> int:
        return -(-self.total // PER_PAGE)


def alphabet() -> list[tuple[str, int]]:
    """The letters names begin with in this language, in its order, each with how many there are."""
    found = db.execute(LETTERS, {"language": language()})
    return sorted(((letter, number) for letter, number in found), key=lambda pair: letter_order(pair[0], language()))


def services_with_letter(letter: str, *, total: int, page: int) -> Lines:
    """total: how many there are, as the alphabet knows."""
    rows = db.execute(WITH_LETTER, {"language": language(), "letter": letter, "start": _start(page)})
    return Lines([Line(*row) for row in rows], total, page)


def services_under(kind: str, theme_id: UUID, *, page: int) -> Lines:
    """kind: topics, life_events or personas."""
    return _lines(UNDER[kind], page, theme_id=theme_id)


def services_of_department(department_id: UUID, *, page: int) -> Lines:
    return _lines(BY_DEPARTMENT, page, department_id=department_id)


def themes() -> dict[str, list[Theme]]:
    """Every topic, life event and persona, in the authority's order."""
    found: dict[str, list[Theme]] = {kind: [] for kind in MODELS}
    for row in db.execute(THEMES):
        found[row.kind].append(Theme(row.slug, row.name, row.summary))
    return found


def theme(kind: str, slug: str) -> Any:
    """One topic, life event or persona: its id, name and summary or reason.

    Raises NoResultFound.
    """
    model = MODELS[kind]
    summary = model.because if model is Persona else model.summary
    return db.execute(select(model.id, model.name, summary.label("summary")).where(model.slug == slug)).one()


def _lines(statement: Executable, page: int, **values: Any) -> Lines:
    rows = db.execute(statement, {"language": language(), "start": _start(page), **values}).all()
    lines = [Line(row.slug, row.name, row.summary, row.said_in, row.department) for row in rows]
    return Lines(lines, rows[0].total if rows else 0, page)


def _start(page: int) -> int:
    return (page - 1) * PER_PAGE
