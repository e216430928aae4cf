"""What can be heard can be read, and what can be watched is told: WCAG 1.2.1, 1.2.2, 1.2.3 and 1.2.5.

ACT rules e7aa44, eac66b, c5a4ea, c3232f and 1ec09b. Captions may be part of the picture, and a transcript may be any text,
so nearly always a person looks; the evidence says what was found. Certain is a caption file without a caption, and a long
recording on a page that has next to no text and no link.
"""

from collections.abc import Iterator
from typing import Any

from flask_babel import lazy_gettext as _l

from ..checking import Check, Found, NotApplicable
from ..page import Page
from ..seeing.media import embedded, played

FOR_SOUND = {"captions", "subtitles"}
LETTERS_A_SECOND = 4
"""Nobody speaks more slowly than three times that; less text than this is no transcript."""
LONG = 10
LOADED = 2


def look(page: Page) -> Iterator[Found]:
    others = embedded(page)
    for other in others:
        what = "The player in the page" if other["player"] else "The recording"
        evidence = f"{what} needs captions, and its content in words: a person must look there."
        yield Found(other["selector"], evidence, other["html"], certain=False, criteria=_criteria(other["kind"], None))
    try:
        seen = played(page)
    except NotApplicable:
        if others:
            return
        raise
    for medium in seen["media"]:
        if medium["shown"] or medium["starts"]:
            yield _judged(medium, seen)


def _judged(medium: dict[str, Any], seen: dict[str, Any]) -> Found:
    criteria = _criteria(medium["kind"], medium["sound"])
    where = (medium["selector"], medium["html"])
    tracks = [track for track in medium["tracks"] if track["kind"] in FOR_SOUND]
    if tracks and all(track["state"] == LOADED and track["cues"] == 0 for track in tracks) and medium["sound"]:
        return Found(where[0], "The file of its captions holds no caption.", where[1], criteria=("1.2.2",))
    is_bare = not seen["links"] and not seen["mentions"] and (medium["seconds"] or 0) > LONG
    if medium["kind"] == "audio" and is_bare and seen["words"] < LETTERS_A_SECOND * medium["seconds"]:
        evidence = (
            f"{medium['seconds']:.0f} seconds to hear, and the page has {seen['words']} letters of text and no link."
        )
        return Found(where[0], evidence, where[1], criteria=("1.2.1",))
    return Found(where[0], f"{_sound(medium)} {_beside(medium, seen)}", where[1], certain=False, criteria=criteria)


def _criteria(kind: str, sound: bool | None) -> tuple[str, ...]:
    if kind == "audio":
        return ("1.2.1",)
    if sound is None:
        return ("1.2.1", "1.2.2", "1.2.3", "1.2.5")
    return ("1.2.2", "1.2.3", "1.2.5") if sound else ("1.2.1",)


def _sound(medium: dict[str, Any]) -> str:
    if medium["kind"] == "audio":
        return "A recording to hear."
    return {True: "A video with sound.", False: "A video without sound.", None: "A video."}[medium["sound"]]


def _beside(medium: dict[str, Any], seen: dict[str, Any]) -> str:
    kinds = ", ".join(sorted({track["kind"] for track in medium["tracks"]}))
    tracks = f"It has tracks ({kinds})" if kinds else "It has no track"
    mention = "the page speaks of a text or captions" if seen["mentions"] else "no text or link beside it says more"
    return f"{tracks}, and {mention}. Do words, captions and description say all there is?"


check = Check(
    name="media-alternatives",
    criteria=("1.2.1", "1.2.2", "1.2.3", "1.2.5"),
    title=_l("What is heard or watched may not be there in another form."),
    blind_spots="Whether captions and transcripts are right and whole; captions inside the picture; live media.",
    look=look,
)
