"""Taking over services from files in the portal's own formats."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from ..checks import findings
from ..definition import ServiceDefinition
from ..formats import csv_list, portal_format
from ..formats.strict_yaml import Unreadable
from ..queries import all_definitions
from .publishing import Published, publish_all


@dataclass
class Read:
    """The definitions found, by address, each with the place it was found at; and sentences about what is wrong."""

    definitions: dict[str, tuple[ServiceDefinition, str]] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)

    def add(self, definition: ServiceDefinition, place: str) -> None:
        if definition.id in self.definitions:
            self.problems.append(f"{place}: “{definition.id}” stands twice; the first one counts")
        self.definitions.setdefault(definition.id, (definition, place))


def read_files(path: Path) -> Read:
    """Every definition in a YAML or JSON file, or in a folder of them."""
    found = Read()
    for file in portal_format.files_in(path):
        try:
            found.add(portal_format.definition_in(file), str(file))
        except Unreadable as error:
            found.problems += [str(place) for place in error.places]
    _refuse_broken(found)
    return found


def read_csv(path: Path) -> Read:
    """Every service of a CSV file. What its columns do not say stays as it is.

    Raises Unreadable if the file is no such list.
    """
    found = Read()
    known = {definition.id: definition for definition in all_definitions()}
    for line, parts in csv_list.read(path):
        before = known.get(str(parts.get("id")))
        try:
            found.add(portal_format.definition_on(path, line, csv_list.merged(before, parts)), f"{path}:{line}")
        except Unreadable as error:
            found.problems += [str(place) for place in error.places]
    return found


def _refuse_broken(found: Read) -> None:
    """Leave out what the publishing gate refuses whatever the reason; what is mere policy may pass."""
    for slug, (definition, place) in list(found.definitions.items()):
        errors = [finding for finding in findings(definition) if finding.kind == "error"]
        found.problems += [f"{place}: {finding.path}: {finding.sentence}" for finding in errors]
        if errors:
            del found.definitions[slug]


def publish_read(found: Read, *, done: Callable[[int], object] = lambda _number: None) -> Published:
    """Publish what was read; what does not fit the portal joins the problems."""
    published = publish_all(_definitions(found), done=done)
    for slug, path, sentence in published.problems:
        found.problems.append(f"{found.definitions[slug][1]}: {path}: {sentence}")
    return published


def _definitions(found: Read) -> Iterator[ServiceDefinition]:
    return (definition for definition, _place in found.definitions.values())
