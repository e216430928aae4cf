"""What the editors' pages need of the catalogue: services in a list, documents and their files, findings, publishing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, get_args

from flask import current_app
from pydantic import ValidationError
from sqlalchemy import select

from portal.config import settings
from portal.content import Finding
from portal.core import clock
from portal.core.db import db
from portal.core.definitions import flaws_of
from portal.core.i18n import Text, language

from ..checks import findings, unknown_neighbours, unknown_registers
from ..definition import ServiceDefinition, stored
from ..definition.service import Kind
from ..formats import portal_format, strict_yaml
from ..formats.strict_yaml import Unreadable
from ..models import Department, ServiceRow, ServiceText, ServiceVersion
from ..queries import department_names, drafting, published_slugs, themes, verdict_on
from ..rules import slug_of
from ..trials import TrialResult, run_trial, run_trials, what_came
from .publishing import fingerprint, known_names, publish, unknown_names

__all__ = [
    "KINDS",
    "Names",
    "ServiceLine",
    "TrialResult",
    "Unreadable",
    "current_number",
    "document_of",
    "drafting",
    "every_service",
    "findings_in",
    "known",
    "publish_document",
    "read",
    "run_trial",
    "run_trials",
    "slug_of",
    "stored",
    "verdict_on",
    "what_came",
    "written",
]

MOST_KEPT = 200
KINDS: tuple[str, ...] = get_args(Kind)
Document = Mapping[str, Any]


@dataclass(frozen=True)
class ServiceLine:
    """A published service in the editors' list. place: sorts names as readers of the language expect."""

    slug: str
    name: str
    said_in: str
    place: str
    department: str
    number: int
    review_on: date | None


@dataclass(frozen=True)
class Names:
    """Everything a service may name, each by its id, in the authority's order."""

    departments: Mapping[str, Text]
    topics: Mapping[str, Text]
    life_events: Mapping[str, Text]
    personas: Mapping[str, Text]


def every_service() -> Sequence[ServiceLine]:
    """All of them, by name in the language of the page; definitions are not read."""
    rows = db.execute(
        select(
            ServiceText.slug,
            ServiceText.name,
            ServiceText.said_in,
            ServiceText.place,
            Department.slug.label("department"),
            ServiceRow.number,
            ServiceRow.review_on,
        )
        .join(ServiceRow, ServiceRow.id == ServiceText.service_id)
        .join(Department, Department.id == ServiceRow.department_id)
        .where(ServiceText.language == language())
        .order_by(ServiceText.place, ServiceText.slug)
    )
    return [ServiceLine(*row) for row in rows]


def known() -> Names:
    """What a service may name here."""
    found = {kind: {theme.slug: theme.name for theme in some} for kind, some in themes().items()}
    return Names(departments=department_names(), **found)


def current_number(slug: str) -> int:
    """The version that is published; 0 if there is none."""
    return db.scalar(select(ServiceRow.number).where(ServiceRow.slug == slug)) or 0


def document_of(slug: str, number: int) -> dict[str, Any]:
    """A version as it was published, as a document. Raises NoResultFound."""
    row = db.execute(
        select(ServiceVersion.about, ServiceVersion.form)
        .join(ServiceRow, ServiceRow.id == ServiceVersion.service_id)
        .where(ServiceRow.slug == slug, ServiceVersion.number == number)
    ).one()
    return {**row.about, **({"form": row.form} if row.form else {})}


def findings_in(document: Document) -> list[Finding]:
    """Everything to mend before this can be published."""
    try:
        definition = ServiceDefinition.model_validate(document)
    except ValidationError as error:
        return [Finding(_place(flaw.place), flaw.sentence, "error", "definition") for flaw in flaws_of(error)]
    names = unknown_names(definition, known_names())
    neighbours = unknown_neighbours(definition, published_slugs())
    return [
        *(Finding(path, sentence, "error", "names") for path, sentence in names),
        *neighbours,
        *unknown_registers(definition, settings().registers),
        *_checked(definition),
    ]


def publish_document(document: Document) -> int:
    """Make it what citizens see, and give back the number of the version.

    Raises pydantic.ValidationError or Unpublishable; ask for the findings first.
    """
    definition = ServiceDefinition.model_validate(document)
    publish(definition)
    return current_number(definition.id)


def read(text: str, name: str) -> dict[str, Any]:
    """A document from a YAML or JSON file.

    Raises Unreadable, whose places say where and what to mend.
    """
    return stored(portal_format.definition_of(strict_yaml.parse(text, name)))


def written(document: Document) -> str:
    """The document as a YAML file, as far as it has come; reading it gives the same document again."""
    return portal_format.text_of_document(document)


def _checked(definition: ServiceDefinition) -> list[Finding]:
    """What the checks find. The same words have the same findings all day, and every page of an editor asks."""
    kept: dict[tuple[str, date], list[Finding]] = current_app.extensions.setdefault("checked_services", {})
    key = (fingerprint(definition), clock.today())
    if key not in kept:
        if len(kept) >= MOST_KEPT:
            kept.clear()
        kept[key] = findings(definition)
    return kept[key]


def _place(written_path: str) -> str:
    return "" if written_path.startswith("(") else written_path
