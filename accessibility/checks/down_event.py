"""Nothing is done before the finger is lifted: WCAG 2.5.2.

Elements that listen for the pointer going down, and not for it going up, are pressed; then the pointer is moved away and
lifted. Certain if the page tried to go elsewhere before that.
"""

from collections.abc import Iterator
from time import sleep

from flask_babel import lazy_gettext as _l

from ..checking import Check, Found, When
from ..page import Page
from ..pressing import fresh, spoil

MOST = 5
CANDIDATES = """
const DOWN = ['mousedown', 'pointerdown', 'touchstart'], UP = ['mouseup', 'pointerup', 'touchend', 'click', 'dragstart', 'mousemove', 'pointermove'];
const heard = new Map();
const hear = (target, type) => { if (target instanceof Element) heard.set(target, [...(heard.get(target) || []), type]); };
for (const {target, type} of __audit.listeners) hear(target, type);
for (const element of [...document.querySelectorAll('*')].slice(0, 20000))
  for (const type of [...DOWN, ...UP]) if (element['on' + type]) hear(element, type);
__audit.down = [...heard].filter(([element, types]) => types.some(type => DOWN.includes(type)) && !types.some(type => UP.includes(type)) &&
  element.isConnected && element.checkVisibility() && !element.matches('body, html, main, canvas, input, [role=slider], [draggable=true]') &&
  element.getBoundingClientRect().width * element.getBoundingClientRect().height < innerWidth * innerHeight / 2).map(([element]) => element);
return __audit.down.length;
"""
READY = """
const element = __audit.down[arguments[0]];
if (!element.isConnected) return null;
element.scrollIntoView({block: 'center', behavior: 'instant'});
__audit.holding = true;
const box = element.getBoundingClientRect();
__audit.watch?.disconnect();
__audit.changes = 0;
__audit.watch = new MutationObserver(records => { __audit.changes += records.length; });
__audit.watch.observe(document.documentElement, {subtree: true, childList: true, characterData: true, attributes: true});
__audit.left = __audit.navigations.length + __audit.windows.length + __audit.sent.length;
return [box.x + box.width / 2, box.y + box.height / 2];
"""
DID = (
    "return [__audit.changes, __audit.navigations.length + __audit.windows.length + __audit.sent.length - __audit.left]"
)
NAMED = "return __audit.down.map(element => [audit.selector(element), audit.html(element)])"


def look(page: Page) -> Iterator[Found]:
    fresh(page)
    count = min(page.script(CANDIDATES), MOST)
    if not count:
        return
    places = page.look(NAMED)
    found = [what for index in range(count) if (what := _pressed(page, index, places[index]))]
    spoil(page)
    yield from found


def _pressed(page: Page, index: int, place: tuple[str, str]) -> Found | None:
    point = page.script(READY, index)
    if not point:
        return None
    x, y = point
    mouse = {"button": "left", "clickCount": 1}
    page.cdp("Input.dispatchMouseEvent", type="mousePressed", x=x, y=y, **mouse)
    sleep(0.05)
    changed, left = page.script(DID)
    page.cdp("Input.dispatchMouseEvent", type="mouseMoved", x=1, y=1, button="left")
    page.cdp("Input.dispatchMouseEvent", type="mouseReleased", x=1, y=1, **mouse)
    selector, html = place
    if left:
        return Found(selector, "The page goes elsewhere as soon as the pointer is down; it cannot be taken back.", html)
    if changed:
        return Found(
            selector,
            "Something changes as soon as the pointer is down, and lifting it elsewhere is no way back.",
            html,
            certain=False,
        )
    return None


check = Check(
    name="down-event",
    criteria=("2.5.2",),
    title=_l("It happens before the finger is lifted."),
    look=look,
    when=When.DEEP,
    turn=1,
    blind_spots="Whether it can be undone or must happen at once, as on a piano; listeners on something wider than the control.",
)
