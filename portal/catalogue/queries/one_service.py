"""One service: as a page shows it, and as a case remembers it."""

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar
from uuid import UUID

from flask import current_app
from sqlalchemy import String, and_, bindparam, cast, func, select, union_all
from sqlalchemy import literal as literal_column
from sqlalchemy.orm import Session

from portal.core.db import db
from portal.core.page_cache import until_published

from ..definition import ServiceDefinition
from ..models import Department, ServiceRow, ServiceVersion
from .eligibility import verdict_on
from .lists import MODELS, Theme

MOST_KEPT = 200
"""Definitions in the memory of each process, a tenth of a megabyte each."""
MOST_KINDS = 10_000
KINDS = select(ServiceVersion.id, ServiceVersion.about["kind"].as_string().label("kind")).where(
    ServiceVersion.id.in_(bindparam("versions", expanding=True))
)
Kept = TypeVar("Kept")

CURRENT = and_(ServiceVersion.service_id == ServiceRow.id, ServiceVersion.number == ServiceRow.number)
CURRENT_VERSION = select(ServiceVersion.id).join(ServiceRow, CURRENT).where(ServiceRow.slug == bindparam("slug"))
FOR_PAGE = (
    select(
        ServiceRow.id,
        ServiceVersion.id.label("version_id"),
        cast(ServiceVersion.about, String).label("about"),
        ServiceVersion.form.is_not(None).label("has_form"),
        Department.slug.label("department_slug"),
        Department.name.label("department_name"),
        Department.phone,
        Department.email,
    )
    .join(ServiceVersion, CURRENT)
    .join(Department, Department.id == ServiceRow.department_id)
    .where(ServiceRow.slug == bindparam("slug"), ServiceRow.is_listed)
)
NAMED = {
    kind: select(literal_column(kind).label("kind"), model.slug, model.name, model.position)
    for kind, model in MODELS.items()
    if kind != "personas"
}
THEMES = union_all(*NAMED.values()).order_by("position")


@dataclass(frozen=True)
class Service:
    """A published version of a service. number: of the version."""

    id: UUID
    version_id: UUID
    number: int
    definition: ServiceDefinition

    @property
    def slug(self) -> str:
        return self.definition.id

    def verdict(self, values: Mapping[str, Any]) -> str | None:
        """What the check says about these answers: yes, no or maybe; None if it says nothing or there is no check."""
        return verdict_on(self.definition.eligibility, values).outcome if self.definition.eligibility else None


@dataclass(frozen=True)
class ServicePage:
    """What the page of a service shows; the form itself is not read for it."""

    id: UUID
    version_id: UUID
    about: ServiceDefinition
    has_form: bool
    department: Any
    themes: dict[str, list[Theme]]

    @property
    def slug(self) -> str:
        return self.about.id


def service(slug: str) -> Service:
    """The service as citizens see it now.

    Raises NoResultFound.
    """
    return version(db.execute(CURRENT_VERSION, {"slug": slug}).scalar_one())


def version(version_id: UUID) -> Service:
    """The service as it was when this version was published. A version never changes, so it is read once.

    Raises NoResultFound.
    """
    kept: dict[UUID, Service] = current_app.extensions.setdefault("service_versions", {})
    if found := kept.get(version_id):
        return found
    row = db.execute(select(ServiceVersion).where(ServiceVersion.id == version_id)).scalar_one()
    definition = ServiceDefinition.model_validate({**row.about, "form": row.form})
    return _keep(kept, version_id, Service(row.service_id, row.id, row.number, definition))


def all_definitions() -> Iterator[ServiceDefinition]:
    """Every service as it is published now, by address."""
    columns = select(ServiceVersion.about, ServiceVersion.form).join(ServiceRow, CURRENT).order_by(ServiceRow.slug)
    for row in db.execute(columns.execution_options(yield_per=500)):
        yield ServiceDefinition.model_validate({**row.about, "form": row.form})


def published_slugs() -> set[str]:
    """The addresses of all services."""
    return set(db.scalars(select(ServiceRow.slug)))


def kinds_of(version_ids: Collection[UUID]) -> dict[UUID, str | None]:
    """What kind of service each of these versions is, for lists: definitions are not read, and a version never changes."""
    known: dict[UUID, str | None] = current_app.extensions.setdefault("service_kinds", {})
    if unknown := set(version_ids) - known.keys():
        if len(known) >= MOST_KINDS:
            known.clear()
            unknown = set(version_ids)
        known.update((row.id, row.kind) for row in db.execute(KINDS, {"versions": list(unknown)}))
    return {each: known[each] for each in version_ids if each in known}


def number_of_services() -> int:
    return db.scalar(select(func.count()).select_from(ServiceRow)) or 0


def service_page(slug: str, session: Session = db) -> ServicePage:
    """Raises NoResultFound, also for a service that only staff or the portal itself begin."""
    row = session.execute(FOR_PAGE, {"slug": slug}).one()
    kept: dict[UUID, ServiceDefinition] = current_app.extensions.setdefault("service_pages", {})
    about = kept.get(row.version_id) or _keep(
        kept, row.version_id, ServiceDefinition.model_validate(json.loads(row.about))
    )
    return ServicePage(row.id, row.version_id, about, row.has_form, row, _themes(about, session))


def _keep(kept: dict[UUID, Kept], version_id: UUID, value: Kept) -> Kept:
    """A version never changes, so what was read of it holds."""
    if len(kept) >= MOST_KEPT:
        kept.clear()
    kept[version_id] = value
    return value


def _themes(about: ServiceDefinition, session: Session) -> dict[str, list[Theme]]:
    wanted = {(kind, slug) for kind in NAMED for slug in getattr(about, kind)}
    found: dict[str, list[Theme]] = {kind: [] for kind in NAMED}
    for kind, theme in until_published("names of themes", lambda: _all_themes(session)) if wanted else ():
        if (kind, theme.slug) in wanted:
            found[kind].append(theme)
    return found


def _all_themes(session: Session) -> list[tuple[str, Theme]]:
    """A few dozen, in the authority's order."""
    return [(row.kind, Theme(row.slug, row.name, None)) for row in session.execute(THEMES)]
