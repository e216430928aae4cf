"""Lists of services that other systems publish. Each format is a small reader that yields records; the catalogue does the rest."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

Text = Mapping[str, str]
"""The same text by language code."""


@dataclass(frozen=True)
class DepartmentRecord:
    """Somebody who offers services. external_id: stays the same when the list is read again.

    parent_id: external id of the department above; its record comes first.
    """

    external_id: str
    name: Text
    parent_id: str | None = None
    summary: Text | None = None
    website: str | None = None


@dataclass(frozen=True)
class ServiceRecord:
    """A service of the list. department_id: external id of the department, whose record comes first.

    more: further parts of a service definition that the list knows, such as cost or contact.
    """

    external_id: str
    department_id: str
    name: Text
    summary: Text | None = None
    link: str | None = None
    more: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class ProblemRecord:
    """Something in the list that could not be taken as it is. record: where, as the list says it. Never dropped silently."""

    record: str
    sentence: str


Record = DepartmentRecord | ServiceRecord | ProblemRecord


class UnreadableList(Exception):
    """There is no such list at the path; the message says what was expected."""


@dataclass(frozen=True)
class ServiceListFormat:
    """A format that `portal services import --format <name>` can read. Contributed by a room.

    read: everything in the list. Raises UnreadableList before the first record.
    """

    name: str
    about: str
    read: Callable[[Path], Iterable[Record]]
