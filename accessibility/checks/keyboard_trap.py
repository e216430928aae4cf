"""Whoever comes in by keyboard gets out by keyboard: WCAG 2.1.2, ACT rules 80af7b, a1b64e and ebe86a.

A walk with Tab and one with Shift and Tab. Where the focus goes round without reaching an end of the page, the usual ways
out are tried (Tab, Shift and Tab, Escape, arrows, the buttons of a dialog), then every key that the page names.
"""

import re
from collections.abc import Iterator

from flask_babel import lazy_gettext as _l

from ..checking import Check, Found, NotApplicable, When
from ..keys import CODES, press
from ..page import Page
from ..pressing import spoil
from ..walking import Walk, begin, end, look_again, step, walk_through

MOST_KEYS = 6
TEXT = "return document.body.innerText.slice(0, 50000)"
FOCUS = "const e = document.querySelector(arguments[0]); if (e) e.focus(); return document.activeElement === e"
IS_DIALOG = "return Boolean(document.querySelector(arguments[0])?.closest('dialog, [role=dialog], [role=alertdialog], [aria-modal=true]'))"
IS_BUTTON = (
    "return Boolean(document.querySelector(arguments[0])?.matches('button, [role=button], a[href^=\"#\"], summary'))"
)
CAN_INTERFERE = """
const types = new Set(['keydown', 'keyup', 'keypress', 'focus', 'focusin', 'blur', 'focusout']);
return __audit.listeners.some(each => types.has(each.type)) ||
  [window, document, ...document.querySelectorAll('*')].some(each => [...types].some(type => each['on' + type]));
"""
NAMED_KEYS = re.compile(
    r"(?:press|hit|use|type|with|pulse|presione|oprima|tecla|нажмите|клавиш\w+|اضغط|زر|مفتاح|按下?|按键|鍵|键)"
    r"[^\n.]{0,25}?[\s“\"'«(]?\b(esc(?:ape)?|f6|home|end|[A-Z0-9])\b",
    re.IGNORECASE,
)
OTHERWISE = re.compile(r"\b(?-i:([A-Z]))(?:[-\s]key|键|鍵)")


def look(page: Page) -> Iterator[Found]:
    walk = walk_through(page)
    if not walk.stops:
        raise NotApplicable
    held = walk.circle | walk.circle_back
    if not held or not page.script(CAN_INTERFERE):
        return
    found = _tried(page, walk, sorted(held))
    spoil(page)
    if found:
        yield found


def _tried(page: Page, walk: Walk, held: list[int]) -> Found | None:
    """What to say of these elements, after every way out was tried."""
    selectors = [walk.named[index]["selector"] for index in held]
    names = ", ".join(walk.named[index]["name"] or walk.named[index]["selector"] for index in held[:4])
    forward = not walk.circle and _leaves(page, selectors, "Tab")
    backward = _leaves(page, selectors, "Tab", back=True)
    found = Found(selectors[0], "", walk.named[held[0]]["html"])
    if forward and backward:
        return None
    if forward or backward:
        which = "Shift and Tab lead" if forward else "Tab leads"
        said = f"{which} back into the same place ({names}); the other direction leads out. Is nothing out of reach?"
        return Found(found.selector, said, found.html, certain=False)
    ways = [key for key in ("Escape", "ArrowDown", "ArrowRight") if _leaves(page, selectors, key)]
    ways += [key for key in _keys_named(page, selectors) if _leaves(page, selectors, key)]
    if ways or _closes(page, selectors):
        return None
    said = f"Neither Tab, Shift and Tab, Escape nor a key named on the page leads out of: {names}."
    return Found(found.selector, said, found.html, certain=page.seconds_left > 0)


def _leaves(page: Page, held: list[str], key: str, *, back: bool = False) -> bool:
    """Whether this key, pressed on one of the elements and followed by Tab, leads to another or out of the page."""
    page.reload()
    for selector in held:
        if page.seconds_left < 0:
            return False
        begin(page)
        try:
            if not page.script(FOCUS, selector):
                continue
            if key != "Tab":
                there = step(page, key, slowly=True)
                if key.startswith("Arrow") and step(page, back=back, slowly=True).index == there.index:
                    continue  # another button of the same group, held in the same way
            if _is_out(page, held, back=back):
                return True
        finally:
            end(page)
    return False


def _is_out(page: Page, held: list[str], *, back: bool = False) -> bool:
    for _ in range(len(held) + 1):
        if _outside(page, held) or (step(page, back=back, slowly=True).index < 0 and look_again(page).index < 0):
            return True
    return False


def _outside(page: Page, held: list[str]) -> bool:
    """Whether something else has the focus now."""
    inside = "const at = document.activeElement; return at !== document.body && "
    return bool(page.script(inside + "!arguments[0].some(each => document.querySelector(each)?.contains(at))", held))


def _keys_named(page: Page, held: list[str]) -> list[str]:
    """Keys that the page tells one to press, also in the help behind its links and buttons inside the trap."""
    told = str(page.script(TEXT))
    for selector in held:
        if page.script(IS_BUTTON, selector) and page.script(FOCUS, selector):
            press(page, "Enter")
            told += "\n" + str(page.script(TEXT))
    named = [*NAMED_KEYS.findall(told), *OTHERWISE.findall(told)]
    keys = dict.fromkeys("Escape" if key.lower().startswith("esc") else key.capitalize() for key in named)
    return [key for key in keys if key in CODES or len(key) == 1][:MOST_KEYS]


def _closes(page: Page, held: list[str]) -> bool:
    """Whether these are in a dialog and one of its buttons leads out."""
    if not page.script(IS_DIALOG, held[0]):
        return False
    return any(page.script(IS_BUTTON, selector) and _leaves(page, held, "Enter") for selector in held)


check = Check(
    name="keyboard-trap",
    criteria=("2.1.2",),
    title=_l("The focus cannot leave this place with the keyboard."),
    look=look,
    when=When.DEEP,
    blind_spots="Traps inside frames of other sites and in plug-ins; traps that close after a while; pages with more than "
    "120 stops are walked in part.",
)
