"""Definitions in files, and everything there is to mend in them, each with its line."""

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from pathlib import Path as File

from portal.config import settings
from portal.content import Finding

from . import queries
from .checks import Judged, judged, sentence_about, unknown_neighbours, unknown_registers
from .definition import ServiceDefinition
from .formats import portal_format, strict_yaml
from .formats.strict_yaml import Document, Path, Place, Unreadable

STEP = re.compile(r"\[(\d+)\]|([^.\[\]]+)")


@dataclass
class Report:
    """What was found in some files.

    warnings: what a good reason may outweigh. advice: what stops nobody. unjudged: what must wait, file by file.
    """

    files: int = 0
    errors: list[Place] = field(default_factory=list)
    warnings: list[Place] = field(default_factory=list)
    advice: list[Place] = field(default_factory=list)
    unjudged: list[str] = field(default_factory=list)

    def add(self, finding: Finding, document: Document) -> None:
        place = Place(document.file, document.line_of(_path(finding.path)), finding.path, str(finding.sentence))
        {"error": self.errors, "policy": self.warnings}.get(finding.kind, self.advice).append(place)


def definitions_in(paths: Sequence[File]) -> tuple[list[ServiceDefinition], list[Place]]:
    """Every definition in files and folders, and what is wrong with those that cannot be read."""
    found, places = list[ServiceDefinition](), list[Place]()
    for path in paths:
        for file in portal_format.files_in(path):
            try:
                found.append(portal_format.definition_in(file))
            except Unreadable as error:
                places += error.places
    return found, places


def check_files(paths: Sequence[File]) -> Report:
    """Everything to mend, as far as it can be told in one round. Services may name each other, and published ones."""
    report, read = Report(), list[tuple[Judged, Document]]()
    for file in (file for path in paths for file in portal_format.files_in(path)):
        report.files += 1
        try:
            document = strict_yaml.read(file)
        except Unreadable as error:
            report.errors += error.places
            report.unjudged.append(f"{file}: Not judged yet: everything else, because the file cannot be read.")
            continue
        if place := portal_format.misnamed(document, file):
            report.errors.append(place)
        read.append((judged(document.content), document))
    known = {found.definition.id for found, _document in read if found.definition}
    for found, document in read:
        for flaw in found.flaws:
            report.errors.append(Place(document.file, document.line_of(flaw.path), flaw.place, flaw.sentence))
        for finding in (*_neighbours(found, known), *found.findings):
            report.add(finding, document)
        if said := sentence_about(found.unjudged):
            report.unjudged.append(f"{document.file}: {said}")
    return report


def _neighbours(found: Judged, known: AbstractSet[str]) -> Iterator[Finding]:
    """Registers are another matter: the place where one checks a file need not be the portal that will have it."""
    if found.definition is None:
        return
    if not found.without("other services", {"workflow"}) and [*unknown_neighbours(found.definition, known)]:
        yield from unknown_neighbours(found.definition, known | queries.published_slugs())
    found.without("registers", {"workflow", "form", "questions"})
    for finding in unknown_registers(found.definition, settings().registers):
        yield replace(finding, kind="policy")


def _path(written: str) -> Path:
    return tuple(int(number) if number else word for number, word in STEP.findall(written))
