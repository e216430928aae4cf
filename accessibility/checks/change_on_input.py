"""Choosing or typing something leads nowhere by itself: WCAG 3.2.2, failures F36 and F37.

Each kind of field gets another value, as by keyboard, while the page is held; what it tried to do is read. A note near the
field that tells beforehand is a matter for a person.
"""

from collections.abc import Iterator

from flask_babel import lazy_gettext as _l

from ..checking import Check, Found, NotApplicable, When
from ..page import Page
from ..pressing import fresh, spoil

MOST = 12
TRY = """
const most = arguments[0], kept = __audit, done = arguments[arguments.length - 1];
const fields = [...document.querySelectorAll('select, input[type=radio], input[type=checkbox], input:not([type]), input[type=text], ' +
  'input[type=number], input[type=search], input[type=tel], [role=combobox]')].filter(each => !each.disabled && !each.readOnly &&
  !each.closest('[inert]') && (each.checkVisibility() || each.labels?.length));
const own = does => /lastButtonClicked/.test(does);  // of htmx: it only notes which button was pressed last
const listening = new Set(kept.listeners.filter(each => !own(each.does) && ['change', 'input', 'keyup', 'click'].includes(each.type)).map(each => each.target));
const heard = each => {
  for (let at = each; at; at = at.parentNode) {
    if (listening.has(at) || at.onchange || at.oninput || at.onclick || at.onkeyup || (at.getAttribute && at.getAttribute('hx-trigger'))) return true;
  }
  return listening.has(window);
};
const asked = fields.filter(heard).slice(0, most);
const count = () => ({windows: kept.windows.length, sent: kept.sent.length, dialogs: kept.dialogs.length,
  navigations: kept.navigations.filter(each => !each.same).length});
const set = field => {
  if (field.matches('select')) {
    if (field.options.length < 2) return false;
    field.selectedIndex = field.selectedIndex === 1 ? 0 : 1;
  } else if (field.matches('[type=radio], [type=checkbox]')) {
    if (field.type === 'radio' && field.checked) return false;
    field.click();
    return true;
  } else {
    const own = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value');
    if (field.matches('input')) own.set.call(field, field.value + (field.type === 'number' || field.maxLength === 1 ? '1' : 'ab'));
  }
  for (const type of ['input', 'change']) field.dispatchEvent(new Event(type, {bubbles: true}));
  field.dispatchEvent(new KeyboardEvent('keyup', {bubbles: true, key: 'b'}));
  return true;
};
kept.holding = true;
(async () => {
  const found = [];
  for (const field of asked) {
    field.focus();
    const before = count(), at = document.activeElement;
    if (!set(field)) continue;
    await new Promise(go => setTimeout(go, 40));
    const after = count(), did = Object.keys(after).filter(name => after[name] > before[name]);
    const moved = document.activeElement !== at && at === field && document.activeElement !== document.body;
    if (did.length || moved) found.push({field, did, moved});
  }
  kept.tried = found;
  done([asked.length, found.map(({did, moved}) => ({did, moved}))]);
})();
"""
NAMED = "return __audit.tried.map(({field}) => [audit.selector(field), audit.html(field), audit.name(field)])"
DID = {
    "navigations": "the page goes to another address",
    "windows": "a new window opens",
    "sent": "the form is sent",
    "dialogs": "a dialog is shown",
}


def look(page: Page) -> Iterator[Found]:
    fresh(page)
    tried, found = page.driver.execute_async_script(TRY, MOST)
    if not tried:
        page.script("__audit.holding = false")
        raise NotApplicable
    places = page.look(NAMED) if found else []
    spoil(page)
    for (selector, html, name), seen in zip(places, found, strict=True):
        what = " and ".join(DID[did] for did in seen["did"]) or "the focus goes elsewhere"
        said = f"When “{name or selector}” gets another value, {what} at once."
        yield Found(
            selector,
            said,
            html,
            certain="navigations" in seen["did"] or "windows" in seen["did"] or "sent" in seen["did"],
        )


check = Check(
    name="change-on-input",
    criteria=("3.2.2",),
    title=_l("Something happens as soon as a value is changed."),
    look=look,
    when=When.DEEP,
    turn=1,
    blind_spots="Whether people were told beforehand; changes that come later than a moment.",
)
