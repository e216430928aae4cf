"""Every text of a definition, with its place."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from portal.config import LANGUAGES

from ..definition import ServiceDefinition, stored

Texts = Iterable[tuple[str, Mapping[str, str]]]
NOT_FOR_READERS = {"tests", "when"}
"""Parts whose mappings are no texts."""


def texts_of(definition: ServiceDefinition) -> Iterator[tuple[str, Mapping[str, str]]]:
    """(path, text by language) for each."""
    yield from texts_in(stored(definition))


def texts_in(part: Any, path: str = "") -> Iterator[tuple[str, Mapping[str, str]]]:
    if isinstance(part, dict):
        if part and part.keys() <= set(LANGUAGES) and all(isinstance(words, str) for words in part.values()):
            yield path, part
            return
        for key, value in part.items():
            if key not in NOT_FOR_READERS:
                yield from texts_in(value, f"{path}.{key}".removeprefix("."))
    elif isinstance(part, list):
        for number, value in enumerate(part):
            yield from texts_in(value, f"{path}[{number}]")
