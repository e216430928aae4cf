"""Sentences too long to be understood at once, and texts in which nobody does anything."""

import re
from collections.abc import Iterator
from functools import cache

from flask_babel import lazy_gettext as _l

from ..draft import Draft, Passage
from ..plain import plain, sentences_of, signs_in, words_in
from ..remarks import Check, Seen
from ..words import words_of

LEAST_PASSIVE, PASSIVE_SHARE = 3, 0.34
WHO = _l("People who read slowly, or learn the language, lose the beginning before they reach the end.")
WHO_ASKS = _l("People who are unsure what to do cannot tell who must do it.")


def look(draft: Draft) -> Iterator[Seen]:
    for passage in draft.passages:
        sentences = sentences_of(plain(passage.text))
        yield from _long(passage, sentences)
        yield from _passive(passage, sentences)


def _long(passage: Passage, sentences: list[str]) -> Iterator[Seen]:
    words = words_of(passage.language)
    most = words.longest_sentence
    for sentence in sentences:
        if len(sentence) <= most:
            continue
        length = len(words_in(sentence)) if words.has_spaces else signs_in(sentence)
        if length > most:
            mend = (
                _l(
                    "Make two sentences of it: it has %(length)s words, and %(most)s are many.",
                    length=length,
                    most=most,
                )
                if words.has_spaces
                else _l(
                    "Make two sentences of it: it has %(length)s signs, and %(most)s are many.",
                    length=length,
                    most=most,
                )
            )
            yield Seen(passage.spot, "hint", WHO, mend, sentence)


def _passive(passage: Passage, sentences: list[str]) -> Iterator[Seen]:
    """Now and then the passive is right; where every third sentence has it, nobody does anything any more."""
    if len(sentences) < LEAST_PASSIVE:
        return
    pattern = _pattern(passage.language)
    found = [sentence for sentence in sentences if pattern.search(sentence.lower())]
    if len(found) >= LEAST_PASSIVE and len(found) >= PASSIVE_SHARE * len(sentences):
        mend = _l("Say who does it: “We send you a letter”, not “A letter is sent”.")
        yield Seen(passage.spot, "hint", WHO_ASKS, mend, found[0])


@cache
def _pattern(language: str) -> re.Pattern[str]:
    return re.compile(words_of(language).passive or r"(?!)")


check = Check(
    name="sentences",
    criteria=("3.1.5",),
    asks="Are sentences short, and do they say who does what? (G153)",
    blind_spots="Whether they are true and in a good order; passives built in other ways than the patterns know.",
    look=look,
)
