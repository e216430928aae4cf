"""What listens for the mouse can be reached by keyboard: WCAG 2.1.1, failures F54, F59 and F42.

Elements that listen for clicks themselves (listeners, attributes, hx-*) and can neither have the focus nor contain or lie in
something that can. They are clicked while the page is held: certain if something comes of it and no button or link beside
them, and no link to the same address, is there, or if they look like the page's buttons and none of those says the same. Menus that open for the mouse alone are looked for as well.
"""

from collections.abc import Iterator
from time import sleep

from flask_babel import lazy_gettext as _l

from ..checking import Check, Found, NotApplicable, When
from ..page import Page
from ..pressing import BEGIN, fresh, spoil

MOST = 8
MENUS = 3
CANDIDATES = """
const TYPES = ['click', 'mousedown', 'mouseup', 'dblclick', 'pointerdown', 'pointerup', 'touchend'];
const CONTROLS = 'a[href], area[href], button, input, select, textarea, summary, label, iframe, video, audio, embed, object, [tabindex]:not([tabindex^="-"]), [contenteditable]';
const heard = new Set();
for (const {target, type} of __audit.listeners) if (TYPES.includes(type) && target instanceof Element) heard.add(target);
for (const element of document.querySelectorAll('*')) {
  if (heard.size > 3000) break;
  if (TYPES.some(type => element['on' + type])) heard.add(element);
}
for (const element of document.querySelectorAll('[hx-get], [hx-post], [hx-put], [hx-patch], [hx-delete]')) {
  const on = element.getAttribute('hx-trigger');
  if (!element.matches('form') && (!on || /\\bclick\\b/.test(on))) heard.add(element);
}
const window_ = innerWidth * innerHeight;
const found = [...heard].filter(element => {
  if (!element.isConnected || element.matches('html, body, main, form, dialog') || element.closest(CONTROLS) || element.querySelector(CONTROLS)) return false;
  if (element.tabIndex >= 0 || element.closest('[aria-hidden=true]')) return false;
  if (!element.checkVisibility({checkOpacity: true, checkVisibilityCSS: true})) return false;
  const box = element.getBoundingClientRect();
  return box.width > 0 && box.height > 0 && box.width * box.height < 0.5 * window_;
});
return [heard.size, found.filter(element => !found.some(other => other !== element && element.contains(other))).slice(0, arguments[0]).map(
  element => __audit.press.elements.push(element) - 1)];
"""
ABOUT = """
const element = __audit.press.elements[arguments[0]], beside = element.parentElement || element;
const words = each => [each.innerText, each.getAttribute('aria-label'), each.title, each.value].filter(Boolean).join(' ').trim().toLowerCase();
const own = words(element), controls = [...document.querySelectorAll('a[href], button, summary, input[type=submit], input[type=button], [role=button], [role=link]')]
  .filter(each => each !== element && each.tabIndex >= 0);
const said = own.length > 1 && controls.some(each => words(each) && (words(each).includes(own) || own.includes(words(each))));
const mark = [...element.classList].find(each => /btn|button/i.test(each));
const went = __audit.navigations.filter(each => !each.same).slice(-1)[0];
return {
  said: (element.innerText || element.getAttribute('aria-label') || element.getAttribute('alt') || '').trim().slice(0, 60),
  beside: [...beside.querySelectorAll('a[href], button, summary, [role=button], [role=link]')].some(each => each !== element && each.tabIndex >= 0),
  // It looks as the buttons here do, and none of them says the same.
  peer: Boolean(mark && own.length > 1 && !said && controls.some(each => each.classList.contains(mark))),
  linked: Boolean(went && [...document.links].some(link => link.href === went.url)),
  pointer: getComputedStyle(element).cursor === 'pointer' || element.matches('[role=button], [role=link], [class*=btn], [class*=button]'),
};
"""
SUBMENUS = """
const seen = element => element.checkVisibility({checkOpacity: true, checkVisibilityCSS: true});
const found = [];
for (const menu of document.querySelectorAll('li ul, li ol, li div, nav div ul')) {
  if (found.length >= arguments[0] || seen(menu) || !menu.querySelector('a[href]')) continue;
  const item = menu.parentElement, top = item.querySelector('a[href], button, [tabindex="0"], span, summary');
  if (!top || menu.contains(top) || !seen(top) || item.closest('details, [hidden]')) continue;
  const box = top.getBoundingClientRect();
  if (box.top < 0 || box.bottom > innerHeight) continue;
  found.push([__audit.press.elements.push(menu) - 1, __audit.press.elements.push(top) - 1, box.x + box.width / 2, box.y + box.height / 2]);
}
return found;
"""
SEEN = "return __audit.press.elements[arguments[0]].checkVisibility({checkOpacity: true, checkVisibilityCSS: true})"
NAMED = "return __audit.press.elements.map(element => [audit.selector(element), audit.html(element)])"


def look(page: Page) -> Iterator[Found]:
    fresh(page)
    page.script(BEGIN + "kept.holding = true;")
    heard, candidates = page.script(CANDIDATES, MOST)
    menus = page.script(SUBMENUS, MENUS)
    if not heard and not menus:
        page.script("__audit.holding = false")
        raise NotApplicable
    if not candidates and not menus:
        page.script("__audit.holding = false")
        return
    places = page.look(NAMED)
    spoil(page)
    yield from _clicked(page, candidates, places)
    yield from _hovered(page, menus, places)


def _clicked(page: Page, candidates: list[int], places: list[tuple[str, str]]) -> Iterator[Found]:
    for index in candidates:
        page.script("__audit.press.begin(arguments[0]); __audit.press.own.click()", index)
        sleep(0.08)
        reacted, about = page.script("return __audit.press.reacted()"), page.script(ABOUT, index)
        selector, html = places[index]
        name = f"“{about['said']}”" if about["said"] else "An element"
        if reacted and not about["linked"]:
            said = f"{name} does something when it is clicked, but cannot have the focus."
            yield Found(selector, said, html, certain=about["peer"] or not about["beside"])
        elif about["pointer"] and not about["linked"] and not about["beside"]:
            yield Found(selector, f"{name} listens for clicks, but cannot have the focus.", html, certain=False)


def _hovered(page: Page, menus: list[list[float]], places: list[tuple[str, str]]) -> Iterator[Found]:
    for menu, top, x, y in menus:
        page.cdp("Input.dispatchMouseEvent", type="mouseMoved", x=x, y=y)
        sleep(0.08)
        on_hover = page.script(SEEN, menu)
        page.cdp("Input.dispatchMouseEvent", type="mouseMoved", x=1, y=1)
        if not on_hover:
            continue
        page.script("__audit.press.elements[arguments[0]].focus()", top)
        sleep(0.08)
        if not page.script(SEEN, menu):
            selector, html = places[int(menu)]
            said = "The links in here come up for the mouse, not when what is above them has the focus."
            yield Found(selector, said, html, certain=False)


check = Check(
    name="mouse-only",
    criteria=("2.1.1",),
    title=_l("This can be used with the mouse only."),
    look=look,
    when=When.DEEP,
    turn=1,
    blind_spots="Listeners on something that contains many elements, as frameworks set them; drawing and games; whether the "
    "same can be done elsewhere.",
)
