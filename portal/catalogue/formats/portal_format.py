"""The portal's own format: one YAML or JSON file for each service."""

from collections.abc import Mapping
from pathlib import Path as File
from typing import Any

import yaml
from pydantic import ValidationError

from portal.core.definitions import flaws_of

from ..definition import ServiceDefinition, stored
from .strict_yaml import Document, Place, Unreadable, read

SUFFIXES = {".yaml", ".yml", ".json"}


def files_in(path: File) -> list[File]:
    """The file itself, or every definition in a folder and below it."""
    if path.is_dir():
        return sorted(file for file in path.rglob("*") if file.suffix in SUFFIXES and file.is_file())
    return [path]


def definition_in(file: File) -> ServiceDefinition:
    """Raises Unreadable, whose places name file, line and path of everything to mend."""
    return definition_and_document_in(file)[0]


def definition_and_document_in(file: File) -> tuple[ServiceDefinition, Document]:
    """The definition, and the document that knows on which line each part of it stands.

    Raises Unreadable.
    """
    document = read(file)
    definition = definition_of(document)
    if place := misnamed(document, file):
        raise Unreadable(place)
    return definition, document


def misnamed(document: Document, file: File) -> Place | None:
    """A file is called as its service; what to mend if it is not."""
    slug = document.content.get("id") if isinstance(document.content, dict) else None
    if file.suffix not in SUFFIXES or not isinstance(slug, str) or slug == file.stem:
        return None
    sentence = f"Write id: {file.stem}, or call the file {slug}{file.suffix}."
    return Place(document.file, document.line_of(("id",)), "id", sentence)


def definition_of(document: Document) -> ServiceDefinition:
    """Raises Unreadable."""
    try:
        return ServiceDefinition.model_validate(document.content)
    except ValidationError as error:
        places = [
            Place(document.file, document.line_of(flaw.path), flaw.place, flaw.sentence) for flaw in flaws_of(error)
        ]
        raise Unreadable(*places) from error


def definition_on(file: File, line: int, content: Mapping[str, Any]) -> ServiceDefinition:
    """A definition made of one line of a file.

    Raises Unreadable.
    """
    return definition_of(Document(str(file), content, {(): line}))


def text_of(definition: ServiceDefinition) -> str:
    """The definition as YAML; reading it gives the same definition again."""
    return text_of_document(stored(definition))


def text_of_document(document: Mapping[str, Any]) -> str:
    """A document as YAML, also while it is incomplete."""
    content = {"format": 2, **document}
    return yaml.dump(content, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=1000)
