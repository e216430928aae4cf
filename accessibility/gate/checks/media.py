"""Sound and film that somebody cannot hear, see or stop."""

import re
from collections.abc import Iterator

from flask_babel import lazy_gettext as _l

from ..draft import Draft, Spot
from ..remarks import Check, Seen
from ..words import words_of

PLAYERS = re.compile(r"(?:youtube|youtu\.be|youtube-nocookie|vimeo|dailymotion|bilibili|youku|rutube)", re.IGNORECASE)
WHO_HEARS = _l("People who do not hear miss everything that is said.")
WHO_DISTRACTED = _l("People who are easily distracted, and those who listen to the page, cannot follow anything else.")


def look(draft: Draft) -> Iterator[Seen]:
    for spot in draft.of("video"):
        yield from _film(spot)
    for spot in draft.of("audio"):
        yield from _sound(draft, spot)
    for spot in draft.of("iframe"):
        if PLAYERS.search(spot.get("src")):
            mend = _l("Does the film have captions, and does the text beside it say what is only shown?")
            yield Seen(spot, "question", WHO_HEARS, mend, spot.get("src"), criteria=("1.2.2", "1.2.3"))
    yield from _moving(draft)


def _film(spot: Spot) -> Iterator[Seen]:
    has_captions = any(
        each.tag == "track" and each.get("kind").lower() in {"captions", "subtitles", ""} for each in spot.children
    )
    if not has_captions and "muted" not in spot.attributes:
        mend = _l("Add captions to the film. If nothing is said in it, give that as the reason.")
        yield Seen(spot, "policy", WHO_HEARS, mend, criteria=("1.2.2",))
    yield from _by_itself(spot)


def _sound(draft: Draft, spot: Spot) -> Iterator[Seen]:
    if not _has_transcript(draft, spot):
        mend = _l("Put what is said beside it as text, or a link to it that says so.")
        yield Seen(spot, "policy", WHO_HEARS, mend, criteria=("1.2.1",))
    yield from _by_itself(spot)


def _by_itself(spot: Spot) -> Iterator[Seen]:
    if "autoplay" in spot.attributes and "muted" not in spot.attributes:
        mend = _l("Let people start it themselves.")
        yield Seen(spot, "policy", WHO_DISTRACTED, mend, criteria=("1.4.2",))
    if "controls" not in spot.attributes:
        who = _l("People who use the keyboard alone can neither start nor stop it.")
        yield Seen(spot, "policy", who, _l("Show the buttons to start and stop it."), criteria=("2.1.1", "2.2.2"))


def _has_transcript(draft: Draft, spot: Spot) -> bool:
    """A link, heading or summary anywhere in the draft whose words say that it is one."""
    signs = {*words_of(spot.language).transcript, *words_of("en").transcript}
    near = draft.of("a", "summary", "figcaption", "h2", "h3", "h4", "h5", "h6")
    return any(sign in each.words.lower() for each in near[:2000] for sign in signs)


def _moving(draft: Draft) -> Iterator[Seen]:
    for spot in draft.of("marquee", "blink"):
        mend = _l("Write it as ordinary text: nothing may move or blink by itself.")
        yield Seen(spot, "error", WHO_DISTRACTED, mend, criteria=("2.2.2",))
    for spot in draft.of("img"):
        if spot.get("src").lower().partition("?")[0].endswith(".gif"):
            mend = _l("Does this picture move? Then take one that does not, or a film that people start themselves.")
            yield Seen(spot, "question", WHO_DISTRACTED, mend, spot.get("src"), criteria=("2.2.2",))


check = Check(
    name="media",
    criteria=("1.2.1", "1.2.2"),
    asks="Have films captions, recordings a transcript, and can both be stopped? (H95, G158, G93, F8, F16, F47, F93)",
    blind_spots="Whether captions are right, captions inside of the picture, and films of other sites.",
    look=look,
)
