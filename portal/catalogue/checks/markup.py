"""HTML in texts: readers would see the signs, for it is shown and not obeyed."""

import re
from collections.abc import Iterator

from portal.content import Finding

from ..definition import ServiceDefinition
from .texts import Texts, texts_of

TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9-]{0,30}[\s>/]|<!--|&(?:nbsp|lt|gt|amp|quot|#\d{1,6});", re.ASCII)


def html_in_texts(definition: ServiceDefinition) -> Iterator[Finding]:
    yield from html_in(texts_of(definition))


def html_in(texts: Texts) -> Iterator[Finding]:
    for path, text in texts:
        for code, words in text.items():
            if found := TAG.search(words):
                sentence = f"Leave out “{found.group().strip()}”: write Markdown, as HTML is shown and not obeyed."
                yield Finding(f"{path}.{code}", sentence, "error", "markup")
