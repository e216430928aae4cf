"""A button that opens something says whether it is open: WCAG 4.1.2.

Buttons are pressed; where what they control appears or goes, aria-expanded must follow.
"""

from collections.abc import Iterator

from flask_babel import lazy_gettext as _l

from ..checking import Check, Found, NotApplicable, When
from ..page import Page
from ..pressing import press_all


def look(page: Page) -> Iterator[Found]:
    presses = press_all(page)
    stated = [each for each in presses.pressed if each.after["expanded"][0] is not None and each.after["there"]]
    if not stated:
        raise NotApplicable
    for pressed in stated:
        before, after = pressed.after["expanded"]
        was, is_now = pressed.after["controlled"]
        changed = was is not None and was != is_now
        called = presses.called(pressed.index)
        if before == after and (changed or (was is None and pressed.after["appeared"] and not pressed.dialog)):
            said = f"{called} was pressed and shows or hides something; aria-expanded is “{after}” before and after."
            yield presses.found(pressed.index, said, certain=changed)
        elif before != after and was is not None and not changed:
            said = f"{called} was pressed: aria-expanded turns to “{after}”, but what it controls did not change."
            yield presses.found(pressed.index, said, certain=False)


check = Check(
    name="expanded-state",
    criteria=("4.1.2",),
    title=_l("Whether this is open is told wrongly."),
    look=look,
    when=When.DEEP,
    turn=2,
    blind_spots="Buttons that open something and say nothing of it; what is controlled without aria-controls.",
)
