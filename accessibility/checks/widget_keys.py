"""Tabs, menus and lists that say so by their role follow the arrow keys: WCAG 2.1.1, ARIA Authoring Practices.

An arrow key is pressed on the first tab, menu item, radio button or option that scripts made; the focus, or what is selected,
must move. All of them being stops of their own is another way that works; so a person looks.
"""

from collections.abc import Iterator

from flask_babel import lazy_gettext as _l

from ..checking import Check, Found, NotApplicable, When
from ..keys import press
from ..page import Page
from ..pressing import fresh, spoil

MOST = 4
WIDGETS = """
const PARTS = {tablist: 'tab', menubar: 'menuitem', menu: 'menuitem', radiogroup: 'radio', listbox: 'option'};
__audit.widgets = [];
for (const [whole, part] of Object.entries(PARTS)) for (const widget of document.querySelectorAll(`[role=${whole}]`)) {
  const parts = [...widget.querySelectorAll(`[role=${part}]`)].filter(each => each.checkVisibility());
  if (parts.length > 1 && __audit.widgets.length < arguments[0]) __audit.widgets.push({widget, parts});
}
return __audit.widgets.length;
"""
FOCUS = """
__audit.holding = true;
const {widget, parts} = __audit.widgets[arguments[0]];
const first = parts.find(each => each.tabIndex >= 0 || each.getAttribute('aria-selected') === 'true') || parts[0];
(first.tabIndex >= 0 || first.hasAttribute('tabindex') ? first : widget).focus();
return widget.contains(document.activeElement) || document.activeElement === widget;
"""
STATE = """
const {widget, parts} = __audit.widgets[arguments[0]];
return [parts.indexOf(document.activeElement), widget.getAttribute('aria-activedescendant'), document.activeElement.getAttribute('aria-activedescendant'),
  ...parts.map(each => (each.getAttribute('aria-selected') || '') + (each.getAttribute('aria-checked') || ''))].join();
"""
OWN_STOPS = "return __audit.widgets[arguments[0]].parts.every(each => each.tabIndex >= 0)"
NAMED = "return __audit.widgets.map(({widget}) => [audit.selector(widget), audit.html(widget), widget.getAttribute('role')])"


def look(page: Page) -> Iterator[Found]:
    fresh(page)
    count = page.script(WIDGETS, MOST)
    if not count:
        raise NotApplicable
    places = page.look(NAMED)
    silent = [index for index in range(count) if page.script(FOCUS, index) and not _follows(page, index)]
    own_stops = {index: page.script(OWN_STOPS, index) for index in silent}
    spoil(page)
    for index in silent:
        selector, html, role = places[index]
        rest = (
            "each part is a stop of its own"
            if own_stops[index]
            else "its other parts cannot be reached with Tab either"
        )
        yield Found(selector, f"Arrow keys do nothing in this {role}; {rest}.", html, certain=False)


def _follows(page: Page, index: int) -> bool:
    before = page.script(STATE, index)
    for key in ("ArrowRight", "ArrowDown", "ArrowLeft"):
        press(page, key)
        if page.script(STATE, index) != before:
            return True
    return False


check = Check(
    name="widget-keys",
    criteria=("2.1.1",),
    title=_l("Arrow keys do nothing here."),
    look=look,
    when=When.DEEP,
    turn=1,
    blind_spots="Grids, trees and sliders; menus that are closed as the page comes; whether what moves is what people expect.",
)
