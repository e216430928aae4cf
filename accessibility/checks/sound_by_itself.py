"""No sound plays by itself without a way to stop it: WCAG 1.4.2, ACT rules 80f0bf, aaa1bf and 4c31df, failures F23 and F93.

Length, sound and volume are asked of the element once its file has come. A sound of more than three seconds needs the
browser's controls, or a button one can see, with a name that says pause, stop or mute.
"""

from collections.abc import Iterator

from flask_babel import lazy_gettext as _l

from ..checking import Check, Found, NotApplicable
from ..page import Page
from ..seeing.media import embedded, played

LONG = 3


def look(page: Page) -> Iterator[Found]:
    others = [medium for medium in embedded(page) if medium["starts"]]
    for other in others:
        evidence = "A player in the page starts by itself. Does it make a sound, and can it be stopped?"
        yield Found(other["selector"], evidence, other["html"], certain=False)
    try:
        media = played(page)["media"]
    except NotApplicable:
        if others:
            return
        raise
    for medium in media:
        if not medium["starts"] or medium["muted"] or medium["sound"] is False or medium["controls"]:
            continue
        if medium["ownControls"] or (medium["known"] and (medium["seconds"] or 0) <= LONG):
            continue
        is_certain = medium["known"] and medium["sound"] is True and not medium["maybeControls"]
        length = (
            f"for {medium['seconds']:.0f} seconds" if medium["known"] and medium["seconds"] < 86400 else "for a time"
        )
        evidence = f"It starts by itself, plays {length}, and there is no control to stop it or its sound."
        yield Found(medium["selector"], evidence, medium["html"], certain=is_certain)


check = Check(
    name="sound-by-itself",
    criteria=("1.4.2",),
    title=_l("Sound starts by itself, and nothing stops it."),
    blind_spots="Sound made by scripts without an audio or video element, and inside players of others.",
    look=look,
)
