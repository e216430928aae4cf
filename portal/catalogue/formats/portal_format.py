"""The portal's own format: one YAML or JSON file for each service."""

from collections.abc import Iterator, Mapping
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
    document = read(file)
    definition = definition_of(document)
    if file.suffix in SUFFIXES and definition.id != file.stem:
        sentence = f"Write id: {file.stem}, or call the file {definition.id}{file.suffix}."
        raise Unreadable(Place(document.file, document.line_of(("id",)), "id", sentence))
    return definition


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
    content = {"format": 1, **stored(definition)}
    return yaml.dump(content, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=1000)


def untranslated(definition: ServiceDefinition, languages: tuple[str, ...]) -> Iterator[tuple[str, list[str]]]:
    """(path, languages) for each text that is missing in some of the languages."""
    yield from _untranslated(definition.model_dump(exclude_none=True), "", languages)


def _untranslated(part: object, path: str, languages: tuple[str, ...]) -> Iterator[tuple[str, list[str]]]:
    if isinstance(part, dict):
        if part and set(part) <= set(languages):
            if missing := [code for code in languages if code not in part]:
                yield path, missing
            return
        for key, value in part.items():
            yield from _untranslated(value, f"{path}.{key}".removeprefix("."), languages)
    elif isinstance(part, (list, tuple)):
        for number, value in enumerate(part):
            yield from _untranslated(value, f"{path}[{number}]", languages)
