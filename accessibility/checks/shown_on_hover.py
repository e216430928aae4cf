"""What shows up under the mouse stays, can be entered, and can be dismissed: WCAG 1.4.13 and 2.1.1, failures F95 and F54.

The mouse is really moved: onto what style sheets or listeners say shows something, then over what came, then Escape is
pressed. Content that vanishes on the way fails; so does content that covers other text and has nothing to dismiss it.
"""

from collections.abc import Iterator
from typing import Any

from flask_babel import lazy_gettext as _l

from ..checking import Check, Found, NotApplicable, When
from ..page import Page
from ..pressing import fresh
from ..seeing.pictures import script

LISTENING = """
window.auditListening = [...document.querySelectorAll('body *')].slice(0, 3000).filter(one => {
  const listeners = getEventListeners(one);
  return listeners.mouseenter || listeners.mouseover || listeners.pointerenter || listeners.pointerover;
}).slice(0, 20); 0
"""
BEFORE = """
const {from} = window.auditHovers[arguments[0]];
from.scrollIntoView({block: 'center', behavior: 'instant'});
window.auditShown = new Set([...document.querySelectorAll('body *')].slice(0, 5000).filter(one => one.checkVisibility({opacityProperty: true, visibilityProperty: true})));
const box = from.getClientRects()[0] ?? from.getBoundingClientRect();
return [box.left + Math.min(box.width / 2, 40), box.top + box.height / 2];
"""
AFTER = r"""
const hover = window.auditHovers[arguments[0]];
const shown = one => audit.isPainted(one) && +getComputedStyle(one).opacity > 0.05;
const came = hover.target && shown(hover.target) ? hover.target : hover.pseudo ? null
  : [...document.querySelectorAll('body *')].slice(0, 5000).find(one => !window.auditShown.has(one) && shown(one) && /[\p{L}\p{N}]{2}/u.test(one.textContent) && !hover.from.contains(one.parentElement?.closest('svg')));
window.auditCame = came ?? null;
if (!came) return null;
const box = came.getBoundingClientRect();
const covers = [[.2, .3], [.5, .5], [.8, .7], [.5, .9]].some(([x, y]) => {
  const at = [box.left + box.width * x, box.top + box.height * y];
  return document.elementsFromPoint(...at).some(one => !came.contains(one) && !one.contains(came) && !hover.from.contains(one) &&
    [...one.childNodes].some(node => { if (node.nodeType !== 3 || !node.data.trim()) return false; const range = document.createRange(); range.selectNode(node);
      return [...range.getClientRects()].some(line => line.left < at[0] && line.right > at[0] && line.top < at[1] && line.bottom > at[1]); }));
});
return {x: box.left + box.width / 2, y: box.top + box.height / 2, covers, html: audit.html(came), selector: audit.selector(came), left: box.left, top: box.top, right: box.right, bottom: box.bottom};
"""
STAYS = """
return Boolean(window.auditCame?.isConnected && audit.isPainted(window.auditCame) && +getComputedStyle(window.auditCame).opacity > 0.05);
"""
FADED = "return new Promise(done => setTimeout(done, 220))"
END = "delete window.auditHovers; delete window.auditShown; delete window.auditCame; scrollTo(0, 0)"


def look(page: Page) -> Iterator[Found]:
    fresh(page)
    page.cdp("Runtime.evaluate", expression=LISTENING, includeCommandLineAPI=True)
    hovers = page.look(script("hovered.js"))
    if not hovers:
        raise NotApplicable
    for number, hover in enumerate(hovers):
        yield from _without_mouse(hover)
        if not hover["pseudo"]:
            yield from _with_mouse(page, number)
    _move(page, 0, 0)
    page.script(END)


def _without_mouse(hover: dict[str, Any]) -> Iterator[Found]:
    """Content that only the mouse can bring."""
    if hover["byFocus"] or hover["byScript"] or hover["twice"]:
        return
    if hover["links"]:
        evidence = (
            f"“{hover['words']}”, with {hover['links']} to press, shows up under the mouse; no rule shows it on focus."
        )
        yield Found(hover["selector"], evidence, hover["html"], certain=False, criteria=("2.1.1",))
    elif not hover["focusable"] or hover["pseudo"]:
        evidence = "Text shows up under the mouse; no rule shows it on focus. Is it there in another way?"
        yield Found(hover["selector"], evidence, hover["html"], certain=False, criteria=("2.1.1", "1.4.13"))


def _with_mouse(page: Page, number: int) -> Iterator[Found]:
    start = page.script(BEFORE, number)
    _move(page, *start)
    page.script(FADED)
    came = page.look(AFTER, number)
    if not came:
        _move(page, 0, 0)
        return
    if came["covers"]:
        _escape(page)
        if page.look(STAYS):
            evidence = "It covers other text, and Escape does not dismiss it. Does anything, without moving the mouse?"
            yield Found(came["selector"], evidence, came["html"], certain=False)
    if not page.look(STAYS):
        _move(page, 0, 0)
        return
    nearest = _within(start[0], came["left"], came["right"]), _within(start[1], came["top"], came["bottom"])
    _stroll(page, start, nearest)
    _stroll(page, nearest, (came["x"], came["y"]))
    page.script(FADED)
    if not page.look(STAYS):
        evidence = "It vanishes while the mouse is moved from what showed it into it."
        yield Found(came["selector"], evidence, came["html"])
    _move(page, 0, 0)


def _within(place: float, start: float, end: float) -> float:
    return min(max(place, start + 2), end - 2)


def _stroll(page: Page, start: tuple[float, float], end: tuple[float, float]) -> None:
    """Move the mouse as a hand does: by the way, not by a leap."""
    for step in range(1, 6):
        _move(page, start[0] + (end[0] - start[0]) * step / 5, start[1] + (end[1] - start[1]) * step / 5)


def _move(page: Page, x: float, y: float) -> None:
    page.cdp("Input.dispatchMouseEvent", type="mouseMoved", x=x, y=y)


def _escape(page: Page) -> None:
    for kind in ("keyDown", "keyUp"):
        page.cdp("Input.dispatchKeyEvent", type=kind, key="Escape", code="Escape", windowsVirtualKeyCode=27)
    page.script(FADED)


check = Check(
    name="shown-on-hover",
    criteria=("1.4.13",),
    title=_l("What shows up under the mouse cannot be entered, dismissed, or had without a mouse."),
    blind_spots="More than six such places on a page; content that comes after a longer wait; titles the browser shows.",
    look=look,
    when=When.DEEP,
)
