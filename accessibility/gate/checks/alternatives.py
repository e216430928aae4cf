"""Pictures that say nothing, or nothing useful, to people who cannot see them."""

import re
from collections.abc import Iterator

from flask_babel import lazy_gettext as _l

from ..draft import Draft, Spot, tidy
from ..remarks import Check, Seen
from ..words import NONE, words_of

FILE_NAME = re.compile(r"[^\s/]+\.(?:jpe?g|png|gif|svg|webp|bmp|tiff?|avif|heic|pdf)|\S+/\S+\.\w{3,4}", re.IGNORECASE)
CAMERA_NAME = re.compile(
    r"(?:img|dsc[nf]?|pict?|image|picture|photo|screenshot|scan|foto|imagen|фото|рисунок|صورة|图片|圖片)[\s_-]*\d+"
    r"|\d{4,}(?:[_-]\d+)*",
    re.IGNORECASE,
)
LONGEST, LONGEST_IN_SIGNS = 180, 90
LONGEST_TWICE = 1000
"""Characters of a link; in longer ones nobody hears the same words twice in a row."""
WHO = _l("People who listen to the page do not learn what the picture shows.")
WHO_WAITS = _l("People who listen to the page must sit through words that tell them nothing.")
SAY = _l("Write a short text that says what the picture tells. If it only decorates, leave the text empty.")


Captions = dict[int, list[Spot]]
"""By the id of the figure: looked for once, however many pictures stand in it."""


def look(draft: Draft) -> Iterator[Seen]:
    captions: Captions = {}
    for caption in draft.spots:
        if caption.tag == "figcaption":
            captions.setdefault(id(caption.parent), []).append(caption)
    for spot in draft.of("img", "input", "area", "svg"):
        if spot.tag == "img" or (spot.tag == "input" and spot.get("type").lower() == "image"):
            yield from _picture(spot, captions)
        elif spot.tag == "area" and spot.get("href") and not _said(spot):
            yield Seen(spot, "error", WHO, _l("Write where this part of the picture leads."))
        elif spot.tag == "svg" and spot.get("role") == "img" and not (_said(spot) or spot.get("title")):
            yield Seen(spot, "error", WHO, SAY)


def _picture(spot: Spot, captions: Captions) -> Iterator[Seen]:
    if spot.get("role") in {"presentation", "none"} and not spot.get("alt").strip():
        return
    said = _said(spot)
    if not said:
        yield from _silent(spot, captions)
        return
    language, small = words_of(spot.language), said.lower().strip(" .…:")
    if len(said) <= LONGEST and (FILE_NAME.fullmatch(said) or CAMERA_NAME.fullmatch(said)):
        yield Seen(spot, "error", WHO, _l("Write what the picture shows: this is the name of a file."), said)
    elif small in language.placeholders or small in words_of("en").placeholders:
        yield Seen(spot, "error", WHO, SAY, said)
    elif any(small.startswith(opening) for opening in language.pictures):
        mend = _l("Leave out that it is a picture: that is said anyway. Begin with what it shows.")
        yield Seen(spot, "hint", WHO_WAITS, mend, said)
    elif len(said) > (LONGEST if language is NONE or language.has_spaces else LONGEST_IN_SIGNS):
        mend = _l("Write a sentence here, and tell the rest in the text beside the picture, where everybody reads it.")
        yield Seen(spot, "hint", WHO_WAITS, mend, said)
    elif _is_said_beside(spot, said, captions):
        mend = _l("Leave the text of the picture empty: the same words stand beside it and are heard twice.")
        yield Seen(spot, "hint", WHO_WAITS, mend, said)


def _silent(spot: Spot, captions: Captions) -> Iterator[Seen]:
    figure = next((each for each in spot.above() if each.tag == "figure"), None)
    if spot.tag == "input" or ("alt" not in spot.attributes and not spot.get("title").strip()):
        yield Seen(spot, "error", WHO, SAY)
    elif figure and captions.get(id(figure)):
        mend = _l(
            "Does the picture only decorate? If it shows something, write what; the caption alone may not say it."
        )
        yield Seen(spot, "question", WHO, mend)


def _said(spot: Spot) -> str:
    return tidy(spot.get("alt") or spot.get("aria-label") or ("*" if spot.is_named_elsewhere else ""))


def _is_said_beside(spot: Spot, said: str, captions: Captions) -> bool:
    """In the same link, or as its caption."""
    link = next((each for each in spot.above() if each.tag in {"a", "button"}), None)
    if link and len(link.words) < LONGEST_TWICE and link.words.lower() == f"{said} {said}".lower():
        return True
    figure = next((each for each in spot.above() if each.tag == "figure"), None)
    beside = captions.get(id(figure), []) if figure else []
    return any(caption.words.lower().strip(" .") == said.lower().strip(" .") for caption in beside)


check = Check(
    name="alternatives",
    criteria=("1.1.1",),
    asks="Does each picture have a text that can stand in its place? (WCAG techniques H37, H2, F30, F38, F65)",
    blind_spots="Whether the text is true, and whether a picture with an empty text really only decorates.",
    look=look,
)
