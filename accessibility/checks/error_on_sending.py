"""A form that is sent empty says in words what is missing: WCAG 3.3.1 and 3.3.3.

The button of a form with required fields is pressed while nothing can leave the page. What the browser itself says of
required fields is enough; where the page's own script marks fields as wrong, the same is asked as of `error-messages`.
"""

from collections.abc import Iterator
from pathlib import Path
from time import sleep

from flask_babel import lazy_gettext as _l

from ..checking import Check, Found, NotApplicable, When
from ..keys import press
from ..page import Page
from ..pressing import fresh, spoil

MOST = 2
QUESTION = Path(__file__).with_name("error_messages.js").read_text(encoding="utf-8")
FORMS = """
__audit.holding = true;
const needs = form => [...form.elements].some(each => each.required || each.getAttribute('aria-required') === 'true' || each.pattern);
const button = form => [...form.elements].find(each => each.matches('button:not([type]), button[type=submit], input[type=submit]') && !each.disabled && each.checkVisibility());
const own = does => /lastButtonClicked/.test(does);  // of htmx: it only notes which button was pressed last
const scripted = form => __audit.listeners.some(({target, type, does}) => !own(does) && ['submit', 'click', 'invalid'].includes(type) && target instanceof Element && (form.contains(target) || target === form))
  || form.onsubmit || [...form.elements].some(each => each.onclick || each.oninvalid);
__audit.forms = [...document.forms].filter(form => button(form) && (scripted(form) || !form.noValidate) && (needs(form) || scripted(form))).filter(
  form => !document.querySelector('[aria-invalid=true]')).slice(0, arguments[0]).map(button);
return __audit.forms.length;
"""
FOCUS = "const button = __audit.forms[arguments[0]]; button.focus(); return document.activeElement === button"
ASKED = f"""
return (() => {{ {QUESTION} }})()?.map(({{element, evidence, certain = true, criteria = []}}) => ({{
  selector: element ? audit.selector(element) : '', html: element ? audit.html(element) : '', evidence, certain, criteria}}));
"""


def look(page: Page) -> Iterator[Found]:
    fresh(page)
    forms = page.script(FORMS, MOST)
    if not forms:
        page.script("__audit.holding = false")
        raise NotApplicable
    spoil(page)
    for index in range(forms):
        yield from _sent(page, index)


def _sent(page: Page, index: int) -> Iterator[Found]:
    if not page.script(FOCUS, index):
        return
    before = {each["selector"] for each in page.look(ASKED) or []}
    press(page, "Enter")
    sleep(0.15)
    for each in page.look(ASKED) or []:
        if each["selector"] not in before:
            each["criteria"] = tuple(each["criteria"])
            each["evidence"] = f"After the form was sent empty: {each['evidence']}"
            yield Found(**each)


check = Check(
    name="error-on-sending",
    criteria=("3.3.1",),
    title=_l("What is wrong after sending is not told well."),
    look=look,
    when=When.DEEP,
    turn=1,
    blind_spots="What only the server checks; forms that send by other means; errors other than empty fields.",
)
