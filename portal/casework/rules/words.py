"""Words by which cases are found, and texts with braces."""

import re
import unicodedata
from collections.abc import Callable, Mapping

MOST_WORDS, LONGEST_WORD = 8, 40
FIRST_CHINESE_SIGN = "\u2e80"
BRACES = re.compile(r"\{([a-z][a-z0-9_]*)\}")


def typed_words(typed: str) -> list[str]:
    """The words somebody looks for, without case, accents and the marks that people leave out; longest first."""
    plain = unicodedata.normalize("NFKD", typed.casefold())
    plain = "".join(sign for sign in plain if not unicodedata.combining(sign))
    words = "".join(sign if sign.isalnum() else " " for sign in plain).split()
    return sorted({word[:LONGEST_WORD] for word in words}, key=lambda word: (-len(word), word))[:MOST_WORDS]


def name_words(name: str) -> list[str]:
    """The words under which a name is found. A Chinese name is found by each of its later signs, too."""
    words = typed_words(name)
    endings = [word[start:] for word in words if word[0] >= FIRST_CHINESE_SIGN for start in range(1, min(len(word), 4))]
    return list(dict.fromkeys([*words, *endings]))


def filled_in(text: str, names: Mapping[str, str], *, wrap: Callable[[str], str] = str) -> str:
    """A text with its braces filled in. Names nobody knows become a dash; nothing else in the text means anything.

    wrap: what is done to each value, such as isolating its direction.
    """
    return BRACES.sub(lambda found: wrap(names[found[1]]) if names.get(found[1]) else "–", text)


def without_braces(text: Mapping[str, str]) -> dict[str, str]:
    """A title as one speaks of it: dots stand for what is filled in later, in every language."""
    return {code: BRACES.sub("…", words) for code, words in text.items()}
