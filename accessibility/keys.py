"""The keyboard, as the browser's own input: pages cannot tell it from fingers."""

from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.command import Command

from .page import Page

SHIFT = 8
CODES = {
    "Tab": 9,
    "Enter": 13,
    "Escape": 27,
    " ": 32,
    "End": 35,
    "Home": 36,
    "ArrowLeft": 37,
    "ArrowUp": 38,
    "ArrowRight": 39,
    "ArrowDown": 40,
    "F6": 117,
}
TEXTS = {"Enter": "\r", " ": " "}


def press(page: Page, key: str, *, shift: bool = False) -> None:
    """Press a key and let it go: one of CODES, or a character."""
    modifiers = SHIFT if shift else 0
    text = TEXTS.get(key, key if len(key) == 1 else "")
    code = CODES.get(key, ord(key.upper()[0]))
    about = {"key": key, "code": _place(key), "windowsVirtualKeyCode": code, "modifiers": modifiers}
    down = {"type": "keyDown", "text": text} if text else {"type": "rawKeyDown"}
    page.cdp("Input.dispatchKeyEvent", **down, **about)
    page.cdp("Input.dispatchKeyEvent", type="keyUp", **about)


def tab_often(page: Page, times: int, *, back: bool = False) -> None:
    """Press Tab many times, in one go."""
    once = [{"type": kind, "value": Keys.TAB} for kind in ("keyDown", "keyUp")]
    held = [{"type": kind, "value": Keys.SHIFT} for kind in ("keyDown", "keyUp")] if back else []
    keys = {"type": "key", "id": "key", "actions": [*held[:1], *once * times, *held[1:]]}
    page.driver.execute(Command.W3C_ACTIONS, {"actions": [keys]})


def _place(key: str) -> str:
    """The name of the key on the board."""
    if key == " ":
        return "Space"
    if len(key) > 1:
        return key
    return f"Digit{key}" if key.isdigit() else f"Key{key.upper()}"
