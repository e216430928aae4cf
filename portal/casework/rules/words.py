"""Texts with braces."""

import re
from collections.abc import Callable, Mapping

BRACES = re.compile(r"\{([a-z][a-z0-9_]*)\}")


def filled_in(text: str, names: Mapping[str, str], *, wrap: Callable[[str], str] = str) -> str:
    """A text with its braces filled in. Names nobody knows become a dash; nothing else in the text means anything.

    wrap: what is done to each value, such as isolating its direction.
    """
    return BRACES.sub(lambda found: wrap(names[found[1]]) if names.get(found[1]) else "–", text)


def without_braces(text: Mapping[str, str]) -> dict[str, str]:
    """A title as one speaks of it: dots stand for what is filled in later, in every language."""
    return {code: BRACES.sub("…", words) for code, words in text.items()}
