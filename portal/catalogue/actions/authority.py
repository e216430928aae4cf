"""Takes over who the authority is: departments, topics, life events, personas and holidays."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, model_validator
from sqlalchemy import select

from portal.core.db import Base, db
from portal.core.definitions import Part, Text
from portal.core.page_cache import public_pages_changed
from portal.search import index

from ..definition import Email, Link, Name, Phone, Slug
from ..models import Department, Holiday, LifeEvent, Persona, Topic
from ..queries import documents_of_departments


class DepartmentPart(Part):
    id: Slug
    name: Name
    summary: Text | None = None
    phone: Phone | None = None
    email: Email | None = None
    website: Link | None = None


class ThemePart(Part):
    id: Slug
    name: Name
    summary: Text | None = None


class PersonaPart(Part):
    id: Slug
    name: Name
    because: Text
    when: Annotated[str, Field(max_length=500)]


class HolidayPart(Part):
    on: date
    name: Name


class Authority(BaseModel):
    """The parts of an authority's document that the catalogue keeps; other rooms read the rest."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    departments: tuple[DepartmentPart, ...] = ()
    topics: tuple[ThemePart, ...] = ()
    life_events: tuple[ThemePart, ...] = ()
    personas: tuple[PersonaPart, ...] = ()
    holidays: tuple[HolidayPart, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def yaml_reads_on_as_true(cls, document: Any) -> Any:
        """In YAML 1.1 the bare word on is a truth value; a holiday's day is meant."""
        if isinstance(document, Mapping) and isinstance(document.get("holidays"), Sequence):
            days = [{"on" if key is True else key: value for key, value in day.items()} for day in document["holidays"]]
            return {**document, "holidays": days}
        return document


def import_authority(document: Mapping[str, Any]) -> None:
    """Keep what the document says, in its order; what is known under the same id is brought up to date.

    Raises pydantic.ValidationError.
    """
    authority = Authority.model_validate(document)
    _keep(Department, "slug", [_row(part) for part in authority.departments])
    for model, parts in ((Topic, authority.topics), (LifeEvent, authority.life_events)):
        _keep(model, "slug", [{**_row(part), "position": place} for place, part in enumerate(parts)])
    personas = [
        {"slug": part.id, "name": part.name, "because": part.because, "condition": part.when, "position": place}
        for place, part in enumerate(authority.personas)
    ]
    _keep(Persona, "slug", personas)
    _keep(Holiday, "on", [part.model_dump() for part in authority.holidays])
    index(documents_of_departments(_row(part) for part in authority.departments))
    public_pages_changed()


def _row(part: DepartmentPart | ThemePart) -> dict[str, Any]:
    values = part.model_dump()
    return {"slug": values.pop("id"), **values}


def _keep(model: type[Base], key: str, rows: Sequence[Mapping[str, Any]]) -> None:
    known = {getattr(row, key): row for row in db.scalars(select(model))}
    for values in rows:
        row = known.get(values[key])
        if row is None:
            db.add(model(**values))
            continue
        for name, value in values.items():
            setattr(row, name, value)
    db.flush()
