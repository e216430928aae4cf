"""Mends a slip of the finger: the known word nearest to a misspelt one."""

from collections.abc import Collection
from typing import TYPE_CHECKING

from portal.core.later import Later

if TYPE_CHECKING:
    import rapidfuzz
else:
    rapidfuzz = Later("rapidfuzz")

SHORTEST_WORD = 4
LONG_WORD = 6


def nearest_word(word: str, known: Collection[str]) -> str | None:
    """The known word that one or two slips turn into this one, or None if there is none or the word is too short.

    Four and five letters bear one slip, longer words two. Of several, one with the same first letter is the likeliest.
    """
    if len(word) < SHORTEST_WORD or word.isdecimal():
        return None
    slips = 1 if len(word) < LONG_WORD else 2
    osa = rapidfuzz.distance.OSA.distance
    near = rapidfuzz.process.extract(word, known, scorer=osa, score_cutoff=slips, limit=20)
    if not near:
        return None
    return min(near, key=lambda match: (match[1], match[0][0] != word[0], abs(len(match[0]) - len(word)), match[0]))[0]
