"""Pages and objects inside of the page that do not say what they are."""

import re
from collections.abc import Iterator

from flask_babel import lazy_gettext as _l

from ..draft import Draft, tidy
from ..remarks import Check, Seen

NO_TITLE = re.compile(
    r"(?:i?frame|untitled|embed(?:ded)?|content|title|page|video|map|youtube video player)?\d*|https?://\S*",
    re.IGNORECASE,
)
WHO = _l("People who listen to the page do not learn what is in there, and whether it is worth going in.")


def look(draft: Draft) -> Iterator[Seen]:
    for spot in draft.of("iframe", "frame"):
        title = tidy(spot.get("title") or spot.get("aria-label"))
        if not title and not spot.is_named_elsewhere and spot.get("tabindex") != "-1":
            mend = _l("Give it a title that says what is in it.")
            yield Seen(spot, "error", WHO, mend, criteria=("4.1.2",))
        elif title and NO_TITLE.fullmatch(title):
            mend = _l("Say in the title what is in it, such as “Map: the way to City Hall”.")
            yield Seen(spot, "policy", WHO, mend, title, criteria=("2.4.1", "4.1.2"))
    for spot in draft.of("object", "embed", "applet", "canvas"):
        said = spot.name or any(each.words or each.get("alt") for each in spot.inside())
        if not said and not spot.is_named_elsewhere:
            mend = _l("Write inside of it, or as its title, what people can read instead.")
            yield Seen(spot, "error", WHO, mend)


check = Check(
    name="embedded",
    criteria=("1.1.1",),
    asks="Do embedded pages and objects say what they are? (H64, H53, F20)",
    blind_spots="What is inside of an embedded page.",
    look=look,
)
