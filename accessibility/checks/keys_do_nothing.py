"""What a click does, Enter or Space do as well: WCAG 2.1.1, failures F42 and F59.

Controls that are buttons by their role and can have the focus are pressed with Enter and with Space, and clicked where
neither did anything.
"""

from collections.abc import Iterator

from flask_babel import lazy_gettext as _l

from ..checking import Check, Found, NotApplicable, When
from ..page import Page
from ..pressing import press_all


def look(page: Page) -> Iterator[Found]:
    presses = press_all(page)
    if not presses.pressed:
        raise NotApplicable
    for pressed in presses.pressed:
        called = presses.called(pressed.index)
        if not pressed.focused and pressed.by_mouse:
            yield presses.found(pressed.index, f"A click on {called} does something, but it cannot have the focus.")
        elif pressed.focused and pressed.by_mouse:
            yield presses.found(pressed.index, f"A click on {called} does something, Enter and Space do nothing.")


check = Check(
    name="keys-do-nothing",
    criteria=("2.1.1",),
    title=_l("This works with the mouse only."),
    look=look,
    when=When.DEEP,
    turn=2,
    blind_spots="Controls whose click has no effect that can be seen in the document; keys other than Enter and Space.",
)
