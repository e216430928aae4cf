"""Taking over lists of services from other systems. Reading the same list again changes nothing and doubles nothing."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from pydantic import ValidationError
from sqlalchemy import insert, select

from portal.connectors.service_lists import DepartmentRecord, ProblemRecord, Record, ServiceRecord
from portal.content import manuscript
from portal.core.db import db, new_id
from portal.core.definitions import flaws_of
from portal.core.page_cache import public_pages_changed
from portal.search import index

from ..definition import LONGEST_SUMMARY, ServiceDefinition
from ..models import Department, ServiceRow
from ..queries import SERVICE, documents_of_departments
from ..rules import slug_of
from .publishing import Origin, Published, fingerprint, publish_all
from .taking_over import drafts_there

MARK_LENGTH = 8
LEFT_TO_EDITORS = "The list says something new, but editors here write “{slug}”, so it stays as they have it"


@dataclass
class Imported:
    """What an import did. problems: [(record, sentence)] in the order of the list."""

    new_departments: int = 0
    changed_departments: int = 0
    same_departments: int = 0
    services: Published = field(default_factory=Published)
    problems: list[tuple[str, str]] = field(default_factory=list)


def import_list(
    records: Iterable[Record], *, source: str, done: Callable[[int], object] = lambda _number: None
) -> Imported:
    """Keep every department and service of the list, each known by its id there.

    source: the name of the list, so that ids of different lists do not meet.
    done: told how many more services are finished.
    """
    imported = Imported()
    departments: dict[str, DepartmentRecord] = {}
    services: dict[str, ServiceRecord] = {}
    for record in records:
        match record:
            case ProblemRecord():
                imported.problems.append((record.record, record.sentence))
            case DepartmentRecord():
                _once(departments, record, "department", imported)
            case ServiceRecord():
                _once(services, record, "service", imported)
    slugs = _keep_departments(list(departments.values()), source, imported)
    definitions = dict(_definitions(services.values(), slugs, source, imported))
    for slug in _written_by_editors(definitions):
        _definition, record = definitions.pop(slug)
        imported.problems.append((f"service {record.external_id}", LEFT_TO_EDITORS.format(slug=slug)))
    origins = {slug: Origin(source, record.external_id) for slug, (_definition, record) in definitions.items()}
    imported.services = publish_all((each for each, _record in definitions.values()), origins=origins, done=done)
    for slug, path, sentence in imported.services.problems:
        imported.problems.append((f"service {origins[slug].external_id}", f"{path}: {sentence}"))
    return imported


def _written_by_editors(definitions: Mapping[str, tuple[ServiceDefinition, ServiceRecord]]) -> list[str]:
    """Services the list would change although editors here write them: their words are never overwritten."""
    rows = db.execute(select(ServiceRow.slug, ServiceRow.fingerprint).where(ServiceRow.source.is_not(None)))
    changed = [
        row.slug for row in rows if row.slug in definitions and fingerprint(definitions[row.slug][0]) != row.fingerprint
    ]
    if not changed:
        return []
    drafts = drafts_there()
    return [slug for slug in changed if slug in drafts or manuscript(SERVICE, slug).releases]


def _once(known: dict[str, Any], record: Any, kind: str, imported: Imported) -> None:
    if record.external_id in known:
        imported.problems.append((f"{kind} {record.external_id}", "It stands in the list twice; the first one counts"))
    known.setdefault(record.external_id, record)


class _Addresses:
    """Hands out addresses nobody has yet; two things of the same name get their id's beginning added."""

    def __init__(self, taken: Iterable[str]) -> None:
        self.taken = set(taken)

    def new(self, name: Mapping[str, str], external_id: str) -> str:
        mark = slug_of(external_id.rpartition(":")[2], "x").replace("-", "")
        slug = slug_of(name.get("en") or next(iter(name.values())), mark)
        for candidate in (slug, f"{slug}-{mark[:MARK_LENGTH]}", f"{slug[:40]}-{mark[:32]}", new_id().hex):
            if candidate not in self.taken:
                self.taken.add(candidate)
                return candidate
        raise AssertionError("a new id is always free")


def _keep_departments(records: Sequence[DepartmentRecord], source: str, imported: Imported) -> dict[str, str]:
    """The address of each department by its id in the list."""
    rows = db.scalars(select(Department)).all()
    known = {row.external_id: row for row in rows if row.source == source}
    addresses = _Addresses(row.slug for row in rows)
    ids: dict[str | None, UUID] = {external_id: row.id for external_id, row in known.items()}
    slugs: dict[str, str] = {}
    new: list[dict[str, Any]] = []
    for record in records:
        external_id = record.external_id
        values = {**_department_values(record), "parent_id": ids.get(record.parent_id)}
        if row := known.get(external_id):
            slugs[external_id] = row.slug
            imported.changed_departments += _bring_up_to_date(row, values)
            continue
        slugs[external_id], ids[external_id] = addresses.new(record.name, external_id), new_id()
        own = {"id": ids[external_id], "slug": slugs[external_id], "source": source, "external_id": external_id}
        new.append({**own, **values})
    if new:
        db.execute(insert(Department), new)
    imported.new_departments = len(new)
    imported.same_departments = len(slugs) - len(new) - imported.changed_departments
    if new or imported.changed_departments:
        index(
            documents_of_departments({"slug": slugs[each.external_id], **_department_values(each)} for each in records)
        )
        public_pages_changed()
    return slugs


def _department_values(record: DepartmentRecord) -> dict[str, Any]:
    summary = dict(record.summary) if record.summary else None
    return {"name": dict(record.name), "summary": summary, "website": record.website}


def _bring_up_to_date(row: Department, values: Mapping[str, Any]) -> bool:
    changed = {name: value for name, value in values.items() if getattr(row, name) != value}
    for name, value in changed.items():
        setattr(row, name, value)
    return bool(changed)


def _definitions(
    records: Iterable[ServiceRecord], departments: Mapping[str, str], source: str, imported: Imported
) -> Iterator[tuple[str, tuple[ServiceDefinition, ServiceRecord]]]:
    rows = db.execute(select(ServiceRow.slug, ServiceRow.source, ServiceRow.external_id)).all()
    known = {row.external_id: row.slug for row in rows if row.source == source}
    addresses = _Addresses(row.slug for row in rows)
    for record in records:
        slug = known.get(record.external_id) or addresses.new(record.name, record.external_id)
        try:
            yield slug, (ServiceDefinition.model_validate(_content(record, slug, departments)), record)
        except (ValidationError, KeyError) as error:
            imported.problems += [(f"service {record.external_id}", sentence) for sentence in _sentences(error, record)]


def _content(record: ServiceRecord, slug: str, departments: Mapping[str, str]) -> dict[str, Any]:
    """Raises KeyError if the department is not in the list."""
    summary = dict(record.summary or {})
    is_long = any(len(text) > LONGEST_SUMMARY for text in summary.values())
    about = {"what" if is_long else "summary": summary} if summary else {}
    link = {"link": record.link} if record.link else {}
    department = departments[record.department_id]
    return {"id": slug, "department": department, "name": dict(record.name), **about, **link, **record.more}


def _sentences(error: ValidationError | KeyError, record: ServiceRecord) -> list[str]:
    if isinstance(error, KeyError):
        return [f"There is no department {record.department_id} in the list, so it was left out"]
    return [f"{flaw.place}: {flaw.sentence}" for flaw in flaws_of(error)]
