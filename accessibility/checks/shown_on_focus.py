"""What appears beside something because it has the focus can be sent away: WCAG 1.4.13.

Content that was hidden before and can be seen while an element has the focus, and goes when it loses it, must go with Escape
too, without moving the focus. What lies over nothing may stay; so a person has to look.
"""

from collections.abc import Iterator

from flask_babel import lazy_gettext as _l

from ..checking import Check, Found, NotApplicable, When
from ..keys import press
from ..page import Page
from ..walking import Stop, Walk, resume, walk_through

MOST = 5
IS_SHOWN = """
const shown = __audit.walk.elements[arguments[0]];
return shown.isConnected && shown.checkVisibility({checkOpacity: true, checkVisibilityCSS: true});
"""
FOCUS = "__audit.walk.elements[arguments[0]].focus()"
BLUR = "document.activeElement?.blur?.()"


def look(page: Page) -> Iterator[Found]:
    walk = walk_through(page)
    showing = [stop for stop in walk.stops if stop.shown]
    if not showing:
        raise NotApplicable
    resume(page, walk)
    known: set[int] = set()
    for stop in showing[:MOST]:
        new = [index for index in stop.shown if index not in known]
        known.update(new)
        if new:
            yield from _stays(page, walk, stop, new[0])


def _stays(page: Page, walk: Walk, stop: Stop, shown: int) -> Iterator[Found]:
    page.script(BLUR)
    if page.script(IS_SHOWN, shown):
        return  # it did not come with the focus
    page.script(FOCUS, stop.index)
    if not page.script(IS_SHOWN, shown):
        return
    press(page, "Escape")
    if page.script(IS_SHOWN, shown):
        what = walk.called(shown)
        said = f"While {walk.called(stop.index)} has the focus, {what} can be seen; Escape does not send it away."
        yield walk.found(shown, said, certain=False)
    page.script(BLUR)


check = Check(
    name="shown-on-focus",
    criteria=("1.4.13",),
    title=_l("What appears on focus cannot be sent away."),
    look=look,
    when=When.DEEP,
    blind_spots="Whether it lies over anything; content that is made only when it is shown; what the mouse brings up.",
)
