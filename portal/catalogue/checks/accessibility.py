"""Texts that shut somebody out: what the gate for editors says about each of them, in each language."""

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from portal.content import Finding
from portal.core.later import Later
from portal.core.markdown import to_html

from ..definition import ServiceDefinition
from .texts import Texts, texts_of

if TYPE_CHECKING:
    from accessibility import gate
else:
    gate = Later("accessibility.gate")

NOT_READ = frozenset({"keywords"})
"""Words people type, not read."""
LAW = "legal_basis"
"""Names of laws are as long and as hard as they are."""
ABOUT_WORDS = frozenset({"reading", "sentences", "plain-words", "abbreviations"})


def excluding_texts(definition: ServiceDefinition) -> Iterator[Finding]:
    yield from excluding(texts_of(definition))


def excluding(texts: Texts) -> Iterator[Finding]:
    for path, text in texts:
        if path in NOT_READ:
            continue
        for code, words in text.items():
            for remark in _remarks(words, code):
                if path != LAW or remark.check not in ABOUT_WORDS:
                    yield Finding(
                        f"{path}.{code}",
                        remark.mend,
                        remark.kind,
                        remark.check,
                        who=remark.who,
                        spot=remark.place.label,
                        excerpt=remark.excerpt,
                    )


@lru_cache(maxsize=5_000)
def _remarks(words: str, code: str) -> "tuple[gate.Remark, ...]":
    """The same words say the same, and an edit changes one text among hundreds."""
    return tuple(gate.check(str(to_html(words)), language=code))
