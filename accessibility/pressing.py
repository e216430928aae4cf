"""Presses the harmless controls of a page by keyboard, once for all checks that ask what came of it.

While that goes on nothing leaves the page: no navigation, and no request that changes anything (instruments.js).
"""

from dataclasses import dataclass
from pathlib import Path
from time import monotonic, sleep
from typing import Any

from .checking import Found
from .keys import press
from .page import Page

BEGIN = Path(__file__).with_name("pressing.js").read_text(encoding="utf-8")
MOST = 10
MOST_OF_A_DIALOG = 12
SECONDS = 3.0
SECONDS_TO_SETTLE = 0.6
SPACED = "return __audit.press.elements[arguments[0]].matches('[role=switch], [role=checkbox], [role=radio]')"
OWN_KEYS = "return __audit.press.elements[arguments[0]].matches('button, summary, input, a[href]')"
NAMED = """
return __audit.press.elements.map(element => element.isConnected ? {
  selector: audit.selector(element), html: audit.html(element), name: audit.name(element), role: audit.role(element) || ''
} : {selector: '', html: audit.html(element), name: '', role: ''});
"""
UNNAMED = """
return arguments[0].filter(index => {
  const element = __audit.press.elements[index];
  return audit.isVisible(element) && audit.isExposed(element) && !audit.name(element);
});
"""
TABBABLE = """
return [...__audit.press.elements[arguments[0]].querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex]')]
  .filter(each => each.tabIndex >= 0 && !each.disabled && each.checkVisibility()).length;
"""
WITHIN = """
const at = document.activeElement, dialog = __audit.press.elements[arguments[0]];
return at === document.body ? 'nowhere' : dialog.contains(at) || at.contains(dialog) ? 'within' : 'outside';
"""
OPEN = """
const dialog = __audit.press.elements[arguments[0]];
return dialog.isConnected && dialog.checkVisibility({checkOpacity: true, checkVisibilityCSS: true});
"""
MODAL = """
const dialog = __audit.press.elements[arguments[0]], box = dialog.getBoundingClientRect();
return dialog.matches('[aria-modal=true], dialog:modal') || box.width * box.height > 0.8 * innerWidth * innerHeight;
"""
CLOSE = """
const dialog = __audit.press.elements[arguments[0]];
if (dialog.close && dialog.open) dialog.close(); else dialog.style.display = 'none';
"""


@dataclass(frozen=True)
class Dialog:
    """What came up over the page.

    came_in: whether the focus went into it at once, or with the next Tab. left: whether it went behind while it was open.
    stops: how many elements in it can have the focus. closed: whether Escape closed it. back: whether the focus came back.
    """

    index: int
    came_in: bool
    came_in_later: bool
    left: bool
    stops: int
    closed: bool
    back: bool
    modal: bool


@dataclass(frozen=True)
class Pressed:
    """One control that was pressed, and what could be told of the page afterwards.

    by_key: whether Enter did something (for switches: Space). by_space: whether Space did.
    by_mouse: whether a click did; asked only where keys did nothing.
    after: see pressing.js.
    """

    index: int
    focused: bool
    by_key: bool
    by_space: bool
    by_mouse: bool
    own_keys: bool
    after: dict[str, Any]
    dialog: Dialog | None = None


@dataclass(frozen=True)
class Presses:
    """All of them, and of each index: selector, html, name, role."""

    pressed: tuple[Pressed, ...]
    named: tuple[dict[str, str], ...]

    def found(self, index: int, evidence: str, *, certain: bool = True, criteria: tuple[str, ...] = ()) -> Found:
        """What a check says of this element."""
        about = self.named[index]
        return Found(about["selector"], evidence, about["html"], certain=certain, criteria=criteria)

    def called(self, index: int) -> str:
        """How people would call it."""
        about = self.named[index]
        return f"“{about['name']}”" if about["name"] else about["selector"] or "the element"


def spoil(page: Page) -> None:
    """Say that the page is not any more as it came."""
    page.kept["spoilt"] = True


def fresh(page: Page) -> None:
    """Have the page as it came; it is loaded anew only if somebody spoilt it."""
    if page.kept.pop("spoilt", False):
        page.reload()


def press_all(page: Page) -> Presses:
    """Done once for all checks."""
    if "presses" not in page.kept:
        page.kept["presses"] = _pressed_all(page)
    presses: Presses = page.kept["presses"]
    return presses


def _pressed_all(page: Page) -> Presses:
    fresh(page)
    page.script(BEGIN + "kept.holding = true;")
    until = min(monotonic() + SECONDS, page.ends_at)
    pressed = []
    triggers = page.script("return __audit.press.triggers(arguments[0])", MOST)
    for index in triggers:
        if monotonic() > until:
            break
        one = _pressed(page, index)
        if one:
            pressed.append(one)
    if not triggers:
        page.script("__audit.holding = false")
        return Presses((), ())
    spoil(page)
    named = page.look(NAMED)
    return Presses(tuple(pressed), tuple(named))


def _pressed(page: Page, index: int) -> Pressed | None:
    focused = page.script("return __audit.press.begin(arguments[0])", index)
    if focused is None:
        return None
    if not focused:
        return Pressed(
            index, False, False, False, _by_mouse(page, index), False, page.script("return __audit.press.after()")
        )
    press(page, " " if page.script(SPACED, index) else "Enter")
    by_key = by_space = _settled(page)
    own_keys = bool(page.script(OWN_KEYS, index))
    if not by_key:
        press(page, " ")
        by_space = _settled(page)
    by_mouse = not by_key and not by_space and not own_keys and _by_mouse(page, index)
    after = page.script("return __audit.press.after()")
    after["unnamed"] = page.look(UNNAMED, after["controls"]) if after["controls"] else []
    dialog = _dialog(page, index, after) if after["dialog"] >= 0 else None
    return Pressed(index, True, by_key, by_space, by_mouse, own_keys, after, dialog)


def _by_mouse(page: Page, index: int) -> bool:
    page.script("__audit.press.elements[arguments[0]].click()", index)
    return _settled(page)


def _settled(page: Page) -> bool:
    """Wait until nothing moves any more; whether anything came of it."""
    until = monotonic() + SECONDS_TO_SETTLE
    while monotonic() < until:
        sleep(0.02)
        if page.script("return __audit.press.quiet()"):
            break
    return bool(page.script("return __audit.press.reacted()"))


def _dialog(page: Page, index: int, after: dict[str, Any]) -> Dialog:
    """Walk through a dialog, try Escape, and see where the focus is then."""
    dialog = after["dialog"]
    stops, modal = page.script(TABBABLE, dialog), page.script(MODAL, dialog)
    came_in = later = bool(after["within"])
    if not came_in:
        press(page, "Tab")
        later = page.script(WITHIN, dialog) == "within"
    left = False
    for _ in range(min(stops + 1, MOST_OF_A_DIALOG)) if later else ():
        press(page, "Tab")
        left = left or page.script(WITHIN, dialog) == "outside"
    if left:
        page.script("__audit.press.elements[arguments[0]].querySelector('a[href], button, input')?.focus()", dialog)
    press(page, "Escape")
    _settled(page)
    closed = not page.script(OPEN, dialog)
    back = closed and page.script("return document.activeElement === __audit.press.elements[arguments[0]]", index)
    if not closed:
        page.script(CLOSE, dialog)
    return Dialog(dialog, came_in, later, left, stops, closed, bool(back), bool(modal))
