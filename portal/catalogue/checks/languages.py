"""Texts that are missing in a language of the portal."""

from collections.abc import Iterator

from portal.config import settings
from portal.content import Finding

from ..definition import ServiceDefinition
from .texts import Texts, texts_of


def missing_texts(definition: ServiceDefinition) -> Iterator[Finding]:
    yield from untranslated(texts_of(definition))


def untranslated(texts: Texts) -> Iterator[Finding]:
    required = settings().languages
    for path, text in texts:
        if missing := [code for code in required if code not in text]:
            yield Finding(path, f"Write the text in {', '.join(missing)} too.", "error", "languages")
