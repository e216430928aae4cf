"""Links whose words do not say where they lead."""

import re
from collections.abc import Iterator

from flask_babel import lazy_gettext as _l

from ..draft import Draft, Spot
from ..remarks import Check, Seen
from ..words import words_of

ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
DOMAIN = re.compile(r"(?:https?://)?(?:www\.)?[\w-]+(?:\.[\w-]+)+/?", re.IGNORECASE)
ENDS = " .…:;!?»«“”\"'>→←›‹。：！？،؟—–-"
FILES = re.compile(r"\.(pdf|docx?|xlsx?|pptx?|odt|ods|zip|csv)(?:[?#]|$)", re.IGNORECASE)
WHO = _l("People who listen to the links of a page one after the other do not learn where this one leads.")
WHO_SPELLS = _l("People who listen to the page hear the address sign by sign.")
WHO_LOST = _l("People who do not see the whole screen do not notice that a new window has opened, and cannot go back.")


def look(draft: Draft) -> Iterator[Seen]:
    targets: dict[str, str] = {}
    for spot in draft.of("a"):
        if "href" not in spot.attributes:
            continue
        name = spot.name
        if not name and not spot.is_named_elsewhere:
            mend = _l("Write words for the link that say where it leads.")
            yield Seen(spot, "error", WHO, mend, criteria=("2.4.4", "4.1.2"))
            continue
        yield from _name(spot, name)
        yield from _manner(spot, name)
        key, target = name.lower().strip(ENDS), spot.get("href").strip()
        if key and targets.setdefault(key, target) != target:
            mend = _l("Two links say the same and lead to different places. Should they say different things?")
            yield Seen(spot, "question", WHO, mend, name, criteria=("2.4.9",))


def _name(spot: Spot, name: str) -> Iterator[Seen]:
    small = name.lower().strip(ENDS)
    if small in words_of(spot.language).vague or (small in words_of("en").vague and spot.language[:2] != "en"):
        mend = _l("Say where the link leads, such as “Opening hours of the library”, not “%(words)s”.", words=name)
        yield Seen(spot, "policy", WHO, mend, name)
    elif DOMAIN.fullmatch(name):
        if ADDRESS.fullmatch(name):
            mend = _l("Write the name of the website instead of its address.")
            yield Seen(spot, "hint", WHO_SPELLS, mend, name)
    elif ADDRESS.fullmatch(name):
        mend = _l("Write what one finds there instead of the address.")
        yield Seen(spot, "policy", WHO_SPELLS, mend, name)


def _manner(spot: Spot, name: str) -> Iterator[Seen]:
    """What happens when it is pressed."""
    said = f"{name} {spot.get('title')}".lower()
    is_told = any(words in said for words in words_of(spot.language).new_window)
    if spot.get("target").lower() in {"_blank", "_new"} and not is_told:
        mend = _l("Let the link open in the same window, or say in its words that it opens a new one.")
        yield Seen(spot, "hint", WHO_LOST, mend, name, criteria=("3.2.5",))
    found = FILES.search(spot.get("href"))
    if found and found[1].lower()[:3] not in said:
        mend = _l("Say in the words of the link that it is a file, and which: (%(format)s).", format=found[1].upper())
        who = _l("People on a slow line, or without a program for it, do not expect a file.")
        yield Seen(spot, "hint", who, mend, name)


check = Check(
    name="links",
    criteria=("2.4.4",),
    asks="Does each link say where it leads? (G91, H30, F63, F84, F89; same words for different places: 2.4.9; G201)",
    blind_spots="Whether the words are true; links whose sentence makes up for them are held to the same rule.",
    look=look,
)
