"""Publishing services: one or thousands in a few statements. Publishing the same again changes nothing."""

import json
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, delete, insert, select, update

from portal.config import settings
from portal.core.db import Base, db, new_id
from portal.core.events import announce
from portal.core.i18n import pick
from portal.core.page_cache import public_pages_changed
from portal.search import index, remove

from ..checks import unknown_references
from ..definition import ServiceDefinition, stored
from ..events import ServiceChanged
from ..models import (
    Department,
    LifeEvent,
    Persona,
    ServiceLifeEvent,
    ServicePersona,
    ServiceRow,
    ServiceText,
    ServiceTopic,
    ServiceVersion,
    Topic,
)
from ..queries import SERVICE, department_names, documents_of_service
from ..rules import UNDER_NO_LETTER, filed

AT_A_TIME = 500
THEMES: tuple[tuple[str, type[Any], type[Base], str], ...] = (
    ("topics", Topic, ServiceTopic, "topic_id"),
    ("life_events", LifeEvent, ServiceLifeEvent, "life_event_id"),
    ("personas", Persona, ServicePersona, "persona_id"),
)


class Unpublishable(Exception):
    """The definition names something the portal does not know. flaws: [(path, what to write)]."""

    def __init__(self, flaws: Sequence[tuple[str, str]]) -> None:
        super().__init__("; ".join(f"{path}: {sentence}" for path, sentence in flaws))
        self.flaws = flaws


@dataclass(frozen=True)
class Origin:
    """The list a service was imported from, and its id there."""

    source: str
    external_id: str


@dataclass
class Published:
    """How many services are new, have a new version, or were the same already. problems: [(slug, path, what to write)]."""

    new: int = 0
    changed: int = 0
    same: int = 0
    problems: list[tuple[str, str, str]] = field(default_factory=list)


@dataclass(frozen=True)
class _Change:
    """A service that gets a version. `is_new`: it was not known before."""

    definition: ServiceDefinition
    service_id: UUID
    number: int
    is_new: bool
    version_id: UUID = field(default_factory=new_id)


def publish(definition: ServiceDefinition) -> Published:
    """Make this what citizens see of the service from now on.

    Raises Unpublishable if it names a department, topic, life event or persona that is not there.
    """
    published = publish_all([definition])
    if published.problems:
        raise Unpublishable([(path, sentence) for _slug, path, sentence in published.problems])
    return published


def publish_all(
    definitions: Iterable[ServiceDefinition],
    *,
    origins: Mapping[str, Origin] | None = None,
    done: Callable[[int], object] = lambda _number: None,
) -> Published:
    """Publish each definition that fits; what is wrong with the others is in `problems`.

    origins: by slug, for imported services. done: told how many more are finished.
    """
    waiting = list(definitions)
    published = Published()
    names = known_names()
    for start in range(0, len(waiting), AT_A_TIME):
        some = waiting[start : start + AT_A_TIME]
        _publish_some(some, origins or {}, names, published)
        done(len(some))
    if published.new or published.changed:
        public_pages_changed()
    return published


def known_names() -> dict[str, dict[str, UUID]]:
    """The ids of everything a definition may name: {'departments': {'housing': id}, 'topics': ...}."""
    models: dict[str, type[Any]] = {"departments": Department, **{name: model for name, model, _, _ in THEMES}}
    return {
        name: {slug: row_id for slug, row_id in db.execute(select(model.slug, model.id))}  # noqa: C416 rows, not pairs
        for name, model in models.items()
    }


def unknown_names(definition: ServiceDefinition, names: Mapping[str, Collection[str]]) -> list[tuple[str, str]]:
    """(path, what to write) for each department or theme that is not there."""
    flaws = []
    wanted = [("department", "departments", definition.department)]
    for kind, *_ in THEMES:
        wanted += [(f"{kind}[{place}]", kind, slug) for place, slug in enumerate(getattr(definition, kind))]
    for path, kind, slug in wanted:
        if slug not in names[kind]:
            known = ", ".join(sorted(names[kind])[:40]) or "(there are none yet)"
            flaws.append((path, f"There is no “{slug}” here. Write one of {known}."))
    return flaws


def _unknown_references(definition: ServiceDefinition) -> list[tuple[str, str]]:
    """What would fail in the middle of a case never gets so far, whichever way it comes in."""
    return [(finding.path, finding.sentence) for finding in unknown_references(definition)]


def fingerprint(definition: ServiceDefinition) -> str:
    """The same for definitions that say the same."""
    return sha256(json.dumps(stored(definition), sort_keys=True).encode()).hexdigest()


def _publish_some(
    definitions: Sequence[ServiceDefinition],
    origins: Mapping[str, Origin],
    names: Mapping[str, Mapping[str, UUID]],
    published: Published,
) -> None:
    slugs = [definition.id for definition in definitions]
    columns = select(ServiceRow.slug, ServiceRow.id, ServiceRow.number, ServiceRow.fingerprint)
    known = {row.slug: row for row in db.execute(columns.where(ServiceRow.slug.in_(slugs)))}
    changes = []
    for definition in definitions:
        if flaws := [*unknown_names(definition, names), *_unknown_references(definition)]:
            published.problems += [(definition.id, path, sentence) for path, sentence in flaws]
        elif definition.id not in known:
            changes.append(_Change(definition, new_id(), 1, is_new=True))
        elif known[definition.id].fingerprint != fingerprint(definition):
            before = known[definition.id]
            changes.append(_Change(definition, before.id, before.number + 1, is_new=False))
        else:
            published.same += 1
    if changes:
        _keep(changes, origins, names)
    for change in changes:
        if not change.is_new:
            announce(ServiceChanged(change.definition.id, change.version_id, change.number))
    published.new += sum(change.is_new for change in changes)
    published.changed += sum(not change.is_new for change in changes)


def _keep(changes: Sequence[_Change], origins: Mapping[str, Origin], names: Mapping[str, Mapping[str, UUID]]) -> None:
    rows = [_service_row(change, origins.get(change.definition.id), names["departments"]) for change in changes]
    new = [row for row, change in zip(rows, changes, strict=True) if change.is_new]
    if new:
        db.execute(insert(ServiceRow), new)
    old = [
        {
            "of": row["id"],
            "to": row["department_id"],
            "version": row["number"],
            "mark": row["fingerprint"],
            "look_on": row["review_on"],
            "listed": row["is_listed"],
        }
        for row, change in zip(rows, changes, strict=True)
        if not change.is_new
    ]
    if old:
        _update(old)
    db.execute(insert(ServiceVersion), [_version_row(change) for change in changes])
    db.execute(insert(ServiceText), [row for change in changes for row in _text_rows(change)])
    _list(changes, names)


def _list(changes: Sequence[_Change], names: Mapping[str, Mapping[str, UUID]]) -> None:
    """Under their themes and in the search; what is not for everybody stands nowhere."""
    listed = [change for change in changes if change.definition.is_listed]
    for kind, _model, link, column in THEMES:
        rows = [
            {"service_id": change.service_id, column: names[kind][slug]}
            for change in listed
            for slug in dict.fromkeys(getattr(change.definition, kind))
        ]
        if rows:
            db.execute(insert(link), rows)
    departments = department_names()
    index(
        document
        for change in listed
        for document in documents_of_service(change.definition, departments[change.definition.department])
    )
    if hidden := [change.definition.id for change in changes if not change.definition.is_listed]:
        remove(SERVICE, hidden)


def _update(rows: list[dict[str, Any]]) -> None:
    table = ServiceRow.__table__
    statement = update(table).where(table.c.id == bindparam("of"))  # type: ignore[arg-type]
    values: dict[str, Any] = {
        "department_id": bindparam("to"),
        "number": bindparam("version"),
        "fingerprint": bindparam("mark"),
        "review_on": bindparam("look_on"),
        "is_listed": bindparam("listed"),
    }
    db.connection().execute(statement.values(values), rows)
    ids = [row["of"] for row in rows]
    for model in (ServiceText, ServiceTopic, ServiceLifeEvent, ServicePersona):
        db.execute(delete(model).where(model.service_id.in_(ids)))


def _service_row(change: _Change, origin: Origin | None, departments: Mapping[str, UUID]) -> dict[str, Any]:
    return {
        "id": change.service_id,
        "slug": change.definition.id,
        "source": origin and origin.source,
        "external_id": origin and origin.external_id,
        "department_id": departments[change.definition.department],
        "number": change.number,
        "fingerprint": fingerprint(change.definition),
        "review_on": change.definition.review_on,
        "is_listed": change.definition.is_listed,
    }


def _version_row(change: _Change) -> dict[str, Any]:
    about = stored(change.definition)
    form = about.pop("form", None)
    return {
        "id": change.version_id,
        "service_id": change.service_id,
        "number": change.number,
        "about": about,
        "form": form,
    }


def _text_rows(change: _Change) -> Iterable[dict[str, Any]]:
    definition = change.definition
    for language in settings().languages:
        name = pick(definition.name, language)
        place = filed(name.text, language)
        yield {
            "service_id": change.service_id,
            "language": language,
            "said_in": name.language,
            "slug": definition.id,
            "name": name.text,
            "summary": (definition.summary or {}).get(name.language, ""),
            "letter": place.letter if definition.is_listed else UNDER_NO_LETTER,
            "place": place.key,
        }
