"""A single letter is no command: WCAG 2.1.4, ACT rule ffbc54, failure F99.

Where scripts listen for keys outside fields, every printable key is pressed while no field has the focus. If a key changes the
page, controls that speak of shortcuts are tried: one that turns it off or asks for Ctrl as well is enough. Where nothing
listens for keys there are no shortcuts.
"""

import re
from collections.abc import Iterator
from time import sleep

from flask_babel import lazy_gettext as _l

from ..checking import Check, Found, When
from ..keys import press
from ..page import Page
from ..pressing import fresh, spoil

KEYS = "abcdefghijklmnopqrstuvwxyz0123456789+-/?.,*#"
MOST_CONTROLS = 4
LISTENS = """
const TYPES = ['keydown', 'keyup', 'keypress'];
const WIDGET = 'input, textarea, select, button, a[href], summary, [contenteditable], [role=button], [role=tab], [role=tablist], ' +
  '[role=menu], [role=menubar], [role=listbox], [role=combobox], [role=slider], [role=tree], [role=grid], [role=radiogroup], dialog, [role=dialog]';
const wide = target => target === window || target === document || (target instanceof Element && !target.matches(WIDGET) && !target.closest('dialog, [role=dialog]'));
return __audit.listeners.some(each => TYPES.includes(each.type) && wide(each.target)) ||
  [window, document, ...document.querySelectorAll('*')].some(each => TYPES.some(type => each['on' + type]) && wide(each));
"""
WATCH = """
const kept = window.__audit;
kept.holding = true;
kept.changes = 0;
kept.watch?.disconnect();
document.activeElement?.blur?.();
kept.watch = new MutationObserver(records => { kept.changes += records.length; });
kept.watch.observe(document.documentElement, {subtree: true, childList: true, characterData: true, attributes: true});
kept.count = () => kept.changes + kept.navigations.length + kept.windows.length + kept.dialogs.length + kept.sent.length +
  (document.activeElement !== document.body ? 1 : 0);
"""
PLAY = """
for (const key of arguments[0]) {
  const code = /[a-z]/.test(key) ? `Key${key.toUpperCase()}` : /[0-9]/.test(key) ? `Digit${key}` : '';
  const keyCode = code ? key.toUpperCase().charCodeAt(0) : 0;
  for (const [type, number] of [['keydown', keyCode], ['keypress', key.charCodeAt(0)], ['keyup', keyCode]])
    document.body.dispatchEvent(new KeyboardEvent(type, {key, code, keyCode: number, which: number,
      charCode: type === 'keypress' ? number : 0, bubbles: true, cancelable: true, composed: true, view: window}));
}
"""
"""All keys at once, played by a script: where that changes nothing, fingers change nothing either."""
WATCHFUL = "return __audit.listeners.some(each => /isTrusted/.test(each.does))"
CHANGED = "return __audit.count()"
CONTROLS = """
const named = audit.all('input[type=checkbox], button, select, [role=switch], [role=checkbox], input[type=button], a[href^="#"]').slice(0, 100);
__audit.controls = named.filter(each => audit.isVisible(each));
return __audit.controls.map(each => audit.name(each) + ' ' + (each.closest('label, p, div')?.innerText || '').slice(0, 200));
"""
OF_SHORTCUTS = re.compile(
    r"shortcut|hotkey|access key|keyboard|ctrl|\bkeys?\b|remap|atajo|tecla|acceso rápido|горяч|клавиш|اختصار|مفاتيح|快捷|按键|键盘|捷徑|鍵",
    re.IGNORECASE,
)


def look(page: Page) -> Iterator[Found]:
    if not page.script(LISTENS):
        return  # nothing listens: there are no shortcuts
    fresh(page)
    key = _acting(page)
    if not key:
        return
    fresh(page)
    can_be_changed = _can_be_changed(page, key)
    spoil(page)
    if not can_be_changed:
        shown = "Space" if key == " " else key
        yield Found(
            "", f"The key {shown} alone changes the page while no control has the focus; nothing turns that off."
        )


def _acting(page: Page) -> str:
    """The first key that changes the page; nothing else moved while nobody touched it."""
    page.script(WATCH)
    sleep(0.1)
    if page.script(CHANGED):
        return ""  # the page moves by itself: one cannot tell who did it
    if not page.script(WATCHFUL):
        page.script(PLAY, KEYS)
        sleep(0.1)
        if not page.script(CHANGED):
            return ""
        page.reload()
        page.script(WATCH)
    spoil(page)
    for key in KEYS:
        press(page, key)
        if page.script(CHANGED):
            return key
    return ""


def _can_be_changed(page: Page, key: str) -> bool:
    names = page.look(CONTROLS)
    chosen = [index for index, name in enumerate(names) if OF_SHORTCUTS.search(name)]
    for index in chosen[:MOST_CONTROLS]:
        page.script("__audit.controls[arguments[0]].click()", index)
        if _is_quiet(page, key) or _opened(page, key, index):
            return True
    return False


def _opened(page: Page, key: str, pressed: int) -> bool:
    """Whether pressing it brought up another control that does it."""
    names = page.look(CONTROLS)
    for index, name in enumerate(names):
        if index != pressed and OF_SHORTCUTS.search(name):
            page.script("__audit.controls[arguments[0]].click()", index)
            if _is_quiet(page, key):
                return True
    return False


def _is_quiet(page: Page, key: str) -> bool:
    page.script(WATCH)
    press(page, key)
    sleep(0.05)
    return not page.script(CHANGED)


check = Check(
    name="character-shortcuts",
    criteria=("2.1.4",),
    title=_l("A single key is a command, and nothing turns that off."),
    look=look,
    when=When.DEEP,
    turn=1,
    blind_spots="Keys of other scripts and keyboards; shortcuts that show no effect; settings on another page.",
)
