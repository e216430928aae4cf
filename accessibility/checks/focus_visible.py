"""One sees where the focus is: WCAG 2.4.7, ACT rule oj04fd.

Pictures of the window with the focus on an element and without, with caret, transitions and animations off; the criterion
is not met where not one pixel differs, first around the element, then anywhere. Elements that look alike are looked at once. What nobody can see and that
takes the focus all the same is found by the same pictures.
"""

import hashlib
from collections.abc import Iterator
from time import monotonic

from flask_babel import lazy_gettext as _l

from ..checking import Check, Found, NotApplicable, When
from ..page import Page
from ..walking import Stop, Walk, resume, walk_through

SECONDS = 2.5
MOST_REMEMBERED = 20_000
SHOW = "document.adoptedStyleSheets = [...document.adoptedStyleSheets, __audit.walk.sheet]"
HIDE = "__audit.walk.end()"
STYLES = """
return [...document.styleSheets].map(sheet => sheet.href || sheet.ownerNode?.textContent || '').join('\\n').slice(0, 500000);
"""
BLUR = "document.activeElement?.blur?.(); const e = __audit.walk.elements[arguments[0]];"
TO_WINDOW = (
    BLUR
    + """
const around = () => e.getBoundingClientRect();
if (around().top < 20 || around().bottom > innerHeight - 20) e.scrollIntoView({block: 'center', inline: 'nearest', behavior: 'instant'});
const box = around(), left = Math.max(0, box.left - 20), top = Math.max(0, box.top - 20);
const width = Math.min(innerWidth, box.right + 20) - left, height = Math.min(innerHeight, box.bottom + 20) - top;
return width > 0 && height > 0 ? {x: left + scrollX, y: top + scrollY, width, height, scale: 1} : null;
"""
)
FOCUS = "const e = __audit.walk.elements[arguments[0]]; e.focus({preventScroll: true}); return e.matches(':focus')"
FOCUS_AND_SCROLL = "const e = __audit.walk.elements[arguments[0]]; e.focus(); e.blur()"
_seen: set[str] = set()
"""Kinds of elements, with the styles of their page, whose focus was seen before in this run."""


def look(page: Page) -> Iterator[Found]:
    walk = walk_through(page)
    stops = [stop for stop in walk.stops if stop.covered < 0.9 and not (stop.parts and not stop.written)]
    if not stops:
        raise NotApplicable
    styles = hashlib.sha256(str(page.script(STYLES)).encode()).hexdigest()
    resume(page, walk)
    page.script(SHOW)
    try:
        yield from _looked(page, walk, stops, styles)
    finally:
        page.script(HIDE)


def _looked(page: Page, walk: Walk, stops: list[Stop], styles: str) -> Iterator[Found]:
    until = min(monotonic() + SECONDS, page.ends_at)
    for stop in sorted(stops, key=lambda stop: stop.box[1]):
        kind = f"{styles}{walk.named[stop.index]['sign']}{stop.seen}{stop.inside > 0}"
        if kind in _seen:
            continue
        if monotonic() > until:
            return
        around = page.script(TO_WINDOW, stop.index)
        without = picture(page, around)
        if not page.script(FOCUS, stop.index):
            continue
        if picture(page, around) != without or _shows_after_all(page, stop.index):
            if len(_seen) < MOST_REMEMBERED:
                _seen.add(kind)
            continue
        yield walk.found(stop.index, _said(walk, stop), certain=not stop.written)


def _shows_after_all(page: Page, index: int) -> bool:
    """Look again, at the whole window, with the element brought into sight as the browser does it."""
    page.script(FOCUS_AND_SCROLL, index)
    without = picture(page)
    page.script(FOCUS, index)
    return picture(page) != without


def _said(walk: Walk, stop: Stop) -> str:
    if stop.written:
        return f"Only the caret shows that {walk.called(stop.index)} has the focus."
    if not stop.seen or not stop.inside:
        return f"The focus goes to {walk.called(stop.index)}, which cannot be seen, and nothing on the page shows it."
    return f"Not one pixel of the window changes when {walk.called(stop.index)} has the focus."


def picture(page: Page, clip: dict[str, float] | None = None) -> str:
    """What the window shows, or a part of it; the same text for the same pixels."""
    part = {"clip": clip} if clip else {}
    return str(page.cdp("Page.captureScreenshot", format="png", optimizeForSpeed=True, **part)["data"])


check = Check(
    name="focus-visible",
    criteria=("2.4.7",),
    title=_l("One cannot see that this has the focus."),
    look=look,
    when=When.DEEP,
    blind_spots="How well the change can be seen; whether it is beside the right element; elements inside frames.",
)
