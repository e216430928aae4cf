"""What the search learns about services and departments: of those at hand, and of all there are."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import select

from portal.core.db import db
from portal.core.i18n import Text, pick
from portal.search import Document

from ..definition import ServiceDefinition
from ..models import Department
from .one_service import all_definitions
from .organisation import department_names

SERVICE, DEPARTMENT = "service", "department"


def documents_of_service(definition: ServiceDefinition, department: Text) -> Iterator[Document]:
    """One for each language the service has a name in. department: stands in for a missing summary."""
    for code, name in definition.name.items():
        parts = (definition.what, definition.who, *definition.needs, definition.cost, definition.legal_basis)
        yield Document(
            SERVICE,
            definition.id,
            code,
            f"/services/{definition.id}",
            name,
            (definition.summary or {}).get(code) or pick(department, code).text,
            (definition.keywords or {}).get(code, ""),
            "\n".join(part[code] for part in parts if part and code in part),
        )


def documents_of_departments(rows: Iterable[Mapping[str, Any]]) -> Iterator[Document]:
    """rows: with slug, name and summary."""
    for row in rows:
        for code, name in row["name"].items():
            summary = (row.get("summary") or {}).get(code, "")
            yield Document(DEPARTMENT, row["slug"], code, f"/departments/{row['slug']}", name, summary)


def service_documents() -> Iterator[Document]:
    """Of every service that is for everybody."""
    departments = department_names()
    for definition in all_definitions():
        if definition.is_listed:
            yield from documents_of_service(definition, departments[definition.department])


def department_documents() -> Iterator[Document]:
    """Of every department."""
    rows = db.execute(select(Department.slug, Department.name, Department.summary))
    yield from documents_of_departments(row._asdict() for row in rows)
