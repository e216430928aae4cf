"""Nothing is lost on a small screen: WCAG 1.4.10.

The texts of the page at 1280 pixels are looked for at 320. What is not there, nor behind a button that shows it, is lost.
"""

from collections.abc import Iterator

from flask_babel import lazy_gettext as _l

from ..checking import Check, Found, NotApplicable, When
from ..page import Page

WIDE = r"""
window.auditWide = audit.texts().slice(0, 4000).filter(text => /[\p{L}\p{N}]{2}/u.test(text.data) && text.parentElement.checkVisibility({visibilityProperty: true, opacityProperty: true}))
  .map(text => ({text, words: audit.tidy(text.data)}));
window.auditControls = new Set(audit.all('button, summary, [aria-expanded], [aria-haspopup], select, label').filter(one => audit.isPainted(one)));
"""
NARROW = r"""
const shown = text => text.isConnected && text.parentElement.checkVisibility({visibilityProperty: true, opacityProperty: true}) && audit.isPainted(text.parentElement);
const still = new Set(audit.texts().slice(0, 6000).filter(shown).map(text => audit.tidy(text.data).toLowerCase()));
const wide = new Set(window.auditWide.map(one => one.words.toLowerCase()));
// Other words that stand in for those that are gone.
const anew = audit.texts().slice(0, 6000).some(text => audit.tidy(text.data).length > 3 && shown(text) && !wide.has(audit.tidy(text.data).toLowerCase()));
const opens = audit.all('button, summary, [aria-expanded], [aria-haspopup], select, label[for]').filter(one => audit.isPainted(one) && !window.auditControls.has(one));
const hidden = new Map();
for (const {text, words} of window.auditWide) {
  if (!text.isConnected || shown(text) || still.has(words.toLowerCase())) continue;
  let top = text.parentElement;
  const style = getComputedStyle(top), box = top.getBoundingClientRect();
  // Heads of a table whose cells are now told by a word of their own.
  const cell = top.closest('thead, th') && top.closest('table')?.querySelector('td');
  if (cell && !/^(none|normal)$/.test(getComputedStyle(cell, '::before').content)) continue;
  // Made invisible to the eye only, as for screen readers: it was so before as well, or its words are in a button.
  if (top.checkVisibility({visibilityProperty: true}) && (box.width <= 1 || style.position === 'absolute')) continue;
  while (top.parentElement && top.parentElement !== document.body && !top.parentElement.checkVisibility({visibilityProperty: true})) top = top.parentElement;
  if (top.closest('[aria-hidden="true"], details:not([open]), dialog')) continue;
  const all = hidden.get(top) ?? [];
  all.push(words);
  hidden.set(top, all);
}
const answers = [...hidden].map(([top, all]) => ({selector: audit.selector(top), html: audit.html(top), words: all.join(' '), main: Boolean(top.closest('main, [role=main], article')), press: Boolean(top.closest('a[href], button') || top.querySelector('a[href], button, input, select'))})).slice(0, 10);
delete window.auditWide; delete window.auditControls;
return {answers, opens: opens.length, anew};
"""
MUCH = 40
NARROWEST = 640


def look(page: Page) -> Iterator[Found]:
    if page.cell.width > NARROWEST:
        page.look(WIDE)
        raise NotApplicable
    seen = page.look(NARROW)
    for one in seen["answers"]:
        if len(one["words"]) < MUCH and (seen["opens"] or not one["press"]):
            continue
        is_certain = one["main"] and len(one["words"]) >= MUCH and not seen["opens"] and not seen["anew"]
        evidence = f"“{one['words'][:100]}” is there at 1280 pixels, and not at 320"
        behind = "; is it behind a button that shows up there?" if seen["opens"] else ", and no button shows it."
        yield Found(one["selector"], evidence + behind, one["html"], is_certain)


check = Check(
    name="lost-when-narrow",
    criteria=("1.4.10",),
    title=_l("Something is missing on a small screen."),
    blind_spots="Pictures and functions without words; content that is one step further away.",
    look=look,
    when=When.LOAD | When.NARROW,
)
