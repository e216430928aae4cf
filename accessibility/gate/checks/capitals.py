"""Sentences in capital letters."""

import re
from collections.abc import Iterator

from flask_babel import lazy_gettext as _l

from ..draft import Draft
from ..remarks import Check, Seen

RUN = re.compile(r"(?<![\w{])[A-ZÀ-ÞА-ЯЁ][A-ZÀ-ÞА-ЯЁ'’-]*(?:[ ,:&/]+[A-ZÀ-ÞА-ЯЁ][A-ZÀ-ÞА-ЯЁ'’-]*)*(?![\w}])")
WORD = re.compile(r"[A-ZÀ-ÞА-ЯЁ]{2,}")
LEAST_WORDS, LEAST_LETTERS = 4, 16
LONG_WORD = 8
"""Shorter ones are mostly abbreviations."""
WHO = _l("People with dyslexia lose the shape of the words; some screen readers spell them letter by letter.")
MEND = _l("Write it in small letters, with a capital at the beginning. For weight, use bold.")


def look(draft: Draft) -> Iterator[Seen]:
    for passage in draft.passages:
        for run in RUN.finditer(passage.text):
            words = WORD.findall(run[0])
            letters = sum(map(len, words))
            if len(words) >= LEAST_WORDS and letters >= LEAST_LETTERS and any(len(word) > 4 for word in words):
                yield Seen(passage.spot, "policy", WHO, MEND, run[0])
            elif any(len(word) >= LONG_WORD for word in words):
                yield Seen(passage.spot, "hint", WHO, MEND, run[0])


check = Check(
    name="capitals",
    criteria=(),
    asks="Is nothing written in capital letters throughout?",
    blind_spots="Capitals that a style makes; abbreviations of eight letters and more are taken for words.",
    look=look,
)
