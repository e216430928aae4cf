"""Pictures that look as if there were text in them."""

import re
from collections.abc import Iterator

from flask_babel import lazy_gettext as _l

from ..draft import Draft, Spot
from ..remarks import Check, Seen

LIKELY = re.compile(
    r"banner|poster|flyer|flier|leaflet|plakat|screenshot|scan|infographic|infograf|timetable|schedule|menu|cartel|folleto"
    r"|anuncio|horario|afiche|афиша|плакат|листовка|海报|海報|传单|傳單|ملصق",
    re.IGNORECASE,
)
FLAT, SLIM, LARGE = 4.0, 0.3, 300
MOST_SIGNS = 60
NUMBER = re.compile(r"\d{1,5}")
WHO = _l("People who enlarge text, change its colours or listen to it get nothing from words inside of a picture.")
MEND = _l("Are there words in this picture? Then write them as text, in the page or as the text of the picture.")


def look(draft: Draft) -> Iterator[Seen]:
    """Asked where the name or the shape says so, and the alternative is too short to hold the words."""
    for spot in draft.of("img"):
        if len(spot.get("alt")) > MOST_SIGNS:
            continue
        name = spot.get("src").rpartition("/")[2][:200]
        if (not name.startswith("data:") and LIKELY.search(name)) or _has_the_shape(spot):
            yield Seen(spot, "question", WHO, MEND, spot.get("alt") or name)


def _has_the_shape(spot: Spot) -> bool:
    width, height = NUMBER.match(spot.get("width")), NUMBER.match(spot.get("height"))
    if not width or not height or not int(height[0]):
        return False
    ratio = int(width[0]) / int(height[0])
    return max(int(width[0]), int(height[0])) >= LARGE and (ratio >= FLAT or ratio <= SLIM)


check = Check(
    name="pictures-of-text",
    criteria=("1.4.5",),
    asks="Is text written as text, not as a picture? (C22, F3; asked by name, size and shape)",
    blind_spots="What is in the picture: nobody has looked.",
    look=look,
)
