"""Definitions in files, and everything there is to mend in them, each with its line."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path as File

from portal.content import Finding

from . import queries
from .checks import findings, unknown_neighbours
from .definition import ServiceDefinition
from .formats import portal_format
from .formats.strict_yaml import Document, Path, Place, Unreadable

STEP = re.compile(r"\[(\d+)\]|([^.\[\]]+)")


@dataclass
class Report:
    """What was found in some files. warnings: what a good reason may outweigh."""

    files: int = 0
    errors: list[Place] = field(default_factory=list)
    warnings: list[Place] = field(default_factory=list)


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
    """Everything to mend. Services may name each other, and those that are published."""
    report, read = Report(), list[tuple[ServiceDefinition, Document]]()
    for file in (file for path in paths for file in portal_format.files_in(path)):
        report.files += 1
        try:
            read.append(portal_format.definition_and_document_in(file))
        except Unreadable as error:
            report.errors += error.places
    known = {definition.id for definition, _document in read}
    for definition, document in read:
        found = findings(definition)
        neighbours = [*unknown_neighbours(definition, known)]
        if neighbours:
            neighbours = [*unknown_neighbours(definition, known | queries.published_slugs())]
        for finding in (*neighbours, *found):
            (report.errors if finding.kind == "error" else report.warnings).append(_place(finding, document))
    return report


def _place(finding: Finding, document: Document) -> Place:
    return Place(document.file, document.line_of(_path(finding.path)), finding.path, finding.sentence)


def _path(written: str) -> Path:
    return tuple(int(number) if number else word for number, word in STEP.findall(written))
