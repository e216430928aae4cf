"""Taking over services from files in the portal's own formats."""

from dataclasses import dataclass, field
from pathlib import Path

from ..definition import ServiceDefinition
from ..formats import csv_list, portal_format
from ..formats.strict_yaml import Unreadable
from ..queries import all_definitions


@dataclass
class Read:
    """The definitions found, by address, each with the place it was found at; and sentences about what is wrong.

    spared: checks of the publishing gate that are not asked of such files.
    """

    spared: frozenset[str] = frozenset()
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
    return found


def read_csv(path: Path) -> Read:
    """Every service of a CSV file. What its columns do not say stays as it is. A plain list may be in one language.

    Raises Unreadable if the file is no such list.
    """
    found = Read(frozenset({"languages"}))
    known = {definition.id: definition for definition in all_definitions()}
    for line, parts in csv_list.read(path):
        before = known.get(str(parts.get("id")))
        try:
            found.add(portal_format.definition_on(path, line, csv_list.merged(before, parts)), f"{path}:{line}")
        except Unreadable as error:
            found.problems += [str(place) for place in error.places]
    return found
