"""Words of offices that have plainer ones."""

from collections.abc import Iterator

from flask_babel import lazy_gettext as _l

from ..draft import Draft
from ..remarks import Check, Seen
from ..words import words_of

WHO = _l("People who do not speak the language of offices must ask somebody what it means.")


def look(draft: Draft) -> Iterator[Seen]:
    """Each word once."""
    told = set[str]()
    for passage in draft.passages:
        words = words_of(passage.language)
        for found in words.hard.finditer(passage.text.lower()):
            if found[1] in told:
                continue
            told.add(found[1])
            mend = _l(
                "Write a plainer word for “%(word)s”, such as “%(plainer)s”.",
                word=passage.text[found.start() : found.end()],
                plainer=words.plainer_than(found[1]),
            )
            yield Seen(passage.spot, "hint", WHO, mend, passage.text[max(0, found.start() - 40) : found.end() + 40])


check = Check(
    name="plain-words",
    criteria=("3.1.3", "3.1.5"),
    asks="Are there no words that only offices use? (G153; a list for each language)",
    blind_spots="Words that are not in the list, and whether the plainer one fits here.",
    look=look,
)
