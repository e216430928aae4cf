"""Without scripts, links are links and forms can be sent: good practice, beyond WCAG.

Links to # or javascript:, buttons that only scripts give a meaning, forms without a button or place to send to, and pages that say they
need scripts. A person judges whether people lose something.
"""

from collections.abc import Iterator
from pathlib import Path

from flask_babel import lazy_gettext as _l

from ..checking import Check, Found, When
from ..page import Page

SUSPECTS = """
const is = (one, selector) => one.matches(selector) && one.checkVisibility({visibilityProperty: true});
const sends = 'button:not([type]), button[type=submit], input[type=submit], input[type=image]';
return [...document.querySelectorAll('a, button, input')].some(one => is(one, `a[href="#"], a[href^="javascript:" i], input[type=button], button[type=button]`)
    || is(one, 'button') && !one.form)
  || [...document.forms].some(form => ![...form.elements].some(each => each.matches(sends)))
  || /java ?script/i.test(document.body.textContent);
"""
"""Asked first: where scripts are off, what checks have in hand must be sent to the page, and most pages have none of it."""
SCRIPT = Path(__file__).with_suffix(".js").read_text(encoding="utf-8")


def look(page: Page) -> Iterator[Found]:
    if page.script(SUSPECTS):
        for found in page.look(SCRIPT):
            yield Found(found["selector"], found["evidence"], found["html"], certain=False)


check = Check(
    name="dead-controls",
    criteria=(),
    title=_l("Without scripts this does nothing."),
    look=look,
    when=When.NO_SCRIPT,
    blind_spots="What the server answers; controls that only enrich.",
)
