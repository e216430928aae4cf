"""The keyboard, as the browser's own input: pages cannot tell it from fingers."""

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
    press_often(page, key, 1, shift=shift)


def press_often(page: Page, key: str, times: int, *, shift: bool = False) -> None:
    """Press a key again and again, as fast as the page takes it."""
    text = TEXTS.get(key, key if len(key) == 1 else "")
    code = CODES.get(key, ord(key.upper()[0]))
    about = {
        "key": key,
        "code": _place(key),
        "windowsVirtualKeyCode": code,
        "modifiers": SHIFT if shift else 0,
    }
    down = {"type": "keyDown", "text": text} if text else {"type": "rawKeyDown"}
    page.browser.wire.ask_all("Input.dispatchKeyEvent", [down | about, about | {"type": "keyUp"}] * times)


def _place(key: str) -> str:
    """The name of the key on the board."""
    if key == " ":
        return "Space"
    if len(key) > 1:
        return key
    return f"Digit{key}" if key.isdigit() else f"Key{key.upper()}"
