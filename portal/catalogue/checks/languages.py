"""Texts that are missing in a language of the portal."""

from collections.abc import Iterator

from portal.config import settings
from portal.content import Finding

from ..definition import ServiceDefinition
from .texts import texts_of


def missing_texts(definition: ServiceDefinition) -> Iterator[Finding]:
    required = settings().languages
    for path, text in texts_of(definition):
        if missing := [code for code in required if code not in text]:
            yield Finding(path, f"Write the text in {', '.join(missing)} too.", "error", "languages")
