"""Text keeps whole when it is enlarged, spaced out or met on a small screen: WCAG 1.4.4, 1.4.10 and 1.4.12, ACT rule 59br37.

Texts that are cut off by a box, lie on other text or stick out of their box are compared with the page before. At a zoom
of 200 % (640 by 512 pixels), 400 % (320 by 256) and with wider spaces, what was whole and is cut off now fails; the rest,
and what comes of larger letters alone, a person looks at.
"""

from collections.abc import Iterator
from typing import Any

from flask_babel import lazy_gettext as _l

from ..browser import HEIGHT
from ..checking import Check, Found, NotApplicable, When
from ..page import Page
from ..seeing.pictures import script

WIDE = 1280
ZOOMED = (640, 512)
HOW = {
    "spacing": ("1.4.12", "with the spaces of WCAG 1.4.12"),
    "200%": ("1.4.4", "with letters twice as large"),
    "zoom": ("1.4.4", "at a zoom of 200 %"),
    "narrow": ("1.4.10", "at a width of 320 pixels"),
}


def look(page: Page) -> Iterator[Found]:
    if page.cell.scheme != "light":
        raise NotApplicable
    how, found = _measured(page)
    criterion, words = HOW[how]
    for one in found:
        is_certain = one["what"] == "cut" and not one["old"] and not one["maybe"] and how != "200%"
        if one["old"] and how != "zoom":
            continue
        before = ", as it was before" if one["old"] else ""
        yield Found(one["selector"], f"{one['evidence']} {words}{before}.", one["html"], is_certain, (criterion,))


def _measured(page: Page) -> tuple[str, list[dict[str, Any]]]:
    """What is new since the page was met without this; as it was loaded first, at a zoom."""
    if page.cell.text:
        return page.cell.text, page.look(script("cut.js"), page.cell.width, False)
    if page.cell.width < ZOOMED[0]:
        return "narrow", page.look(script("cut.js"), WIDE, True)
    page.look(script("cut.js"), page.cell.width, True)
    _resize(page, *ZOOMED)
    try:
        return "zoom", page.look(script("cut.js"), page.cell.width, False)
    finally:
        _resize(page, page.cell.width, HEIGHT[page.cell.width])


def _resize(page: Page, width: int, height: int) -> None:
    page.cdp("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)


check = Check(
    name="text-cut",
    criteria=("1.4.4", "1.4.10", "1.4.12"),
    title=_l("Text is cut off or overlaps when it is enlarged or spaced out."),
    blind_spots="Text in fields, pictures, canvas and frames; text hidden on purpose that looks the same.",
    look=look,
    when=When.LOAD | When.NARROW | When.SPACING | When.TEXT_200,
)
