"""Exit pages that do not say what else one can do."""

import re
from collections.abc import Iterator

from portal.content import Finding

from ..definition import ServiceDefinition
from .places import pages_of

WAY_OUT = re.compile(r"\]\(|https?://|@|\+?\d[\d ()/-]{5,}\d")
"""A link, an address or a phone number."""
SENTENCE_ENDS = re.compile(r"[.!?؟](?:\s|$)|(?<![。！？])[。！？]")
LEAST_SENTENCES = 2


def silent_exits(definition: ServiceDefinition) -> Iterator[Finding]:
    """One sentence says why; a second one, a link or a phone number says what to do instead."""
    if definition.form is None:
        return
    places = dict(pages_of(definition.form))
    for page in definition.form.pages:
        if page.kind != "exit":
            continue
        for code, words in (page.intro or {}).items():
            if not WAY_OUT.search(words) and len(SENTENCE_ENDS.findall(words.strip())) < LEAST_SENTENCES:
                sentence = "Also write what people can do instead: a link, a phone number or a second sentence."
                yield Finding(f"{places[page.id]}.intro.{code}", sentence, "error", "exits")
