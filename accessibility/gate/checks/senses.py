"""Instructions that need colours, shapes or places to be seen."""

import re
from collections.abc import Iterator
from functools import cache

from flask_babel import lazy_gettext as _l

from ..draft import Draft
from ..remarks import Check, Seen
from ..words import words_of

WHO = _l("People who do not see the page, or do not tell its colours apart, do not find what is meant.")
MEND = _l("Can one find it without seeing it? Also say what it is called, such as the words on the button.")


def look(draft: Draft) -> Iterator[Seen]:
    for passage in draft.passages:
        found = _senses(passage.language).search(passage.text.lower())
        if found:
            yield Seen(passage.spot, "question", WHO, MEND, passage.text[max(0, found.start() - 40) : found.end() + 40])


@cache
def _senses(language: str) -> re.Pattern[str]:
    return re.compile(words_of(language).senses or r"(?!)")


check = Check(
    name="senses",
    criteria=("1.3.3", "1.4.1"),
    asks="Do instructions do without colour, shape and place alone? (G96, G111, F14, F26)",
    blind_spots="Whether the same thing is also called by its name; directions in town look the same.",
    look=look,
)
