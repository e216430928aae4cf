"""Room made with empty paragraphs, line breaks and spaces."""

import re
from collections.abc import Iterator

from flask_babel import lazy_gettext as _l

from ..draft import Draft
from ..remarks import Check, Seen

LETTERS = re.compile(
    r"(?<![^\W\d_])(?:[^\W\d_\u3400-\u9fff\u0600-\u06ff][ \u00a0]){4,}[^\W\d_\u3400-\u9fff\u0600-\u06ff](?![^\W\d_])"
)
SPACES = re.compile("\u00a0{3,}|(?:\u00a0 ){3,}|\u3000{3,}")
BREAKS = re.compile(r"\n[ \u00a0]*\n")
EMPTY = frozenset({"p", "li", "div"})
WHO = _l("Some screen readers say “blank” for each; enlarged, the room is in the wrong place.")


def look(draft: Draft) -> Iterator[Seen]:
    for spot in draft.of("p", "li"):
        if not spot.children and not spot.words.strip("\u00a0\u200b ") and not spot.attributes.get("id"):
            yield Seen(spot, "hint", WHO, _l("Leave out the empty line: the page makes room by itself."))
    for passage in draft.passages:
        if found := LETTERS.search(passage.text):
            who = _l("People who listen to the page hear single letters, not a word.")
            mend = _l("Write the word without spaces between its letters.")
            yield Seen(passage.spot, "policy", who, mend, found[0], criteria=("1.3.2",))
    for spot in (draft.root, *draft.spots):
        text = "".join(text for _code, text, _is in spot.pieces) if spot.pieces else ""
        if SPACES.search(text):
            mend = _l("Leave out the spaces; for columns use a table, for steps a list.")
            yield Seen(spot, "hint", WHO, mend, text)
        elif BREAKS.search(text.strip()) and spot.tag not in {"pre", "html", "body"}:
            yield Seen(spot, "hint", WHO, _l("Make two paragraphs instead of an empty line."), text)


check = Check(
    name="spacing",
    criteria=(),
    asks="Is room made by the page, not with empty lines and spaces? (F32, F33, F34, C8)",
    blind_spots="Room made with styles or empty pictures.",
    look=look,
)
