"""A press that changes part of a page leaves the focus somewhere: WCAG 2.4.3.

Harmless controls are pressed, those that fetch a part of the page too; afterwards something must have the focus.
"""

from collections.abc import Iterator

from flask_babel import lazy_gettext as _l

from ..checking import Check, Found, NotApplicable, When
from ..page import Page
from ..pressing import press_all


def look(page: Page) -> Iterator[Found]:
    presses = press_all(page)
    focused = [each for each in presses.pressed if each.focused and each.by_key and not each.dialog]
    if not focused:
        raise NotApplicable
    for pressed in focused:
        if pressed.after["lost"]:
            gone = "is gone" if not pressed.after["there"] else "is still there"
            said = f"{presses.called(pressed.index)} was pressed; afterwards it {gone} and nothing on the page has the focus."
            yield presses.found(pressed.index, said, certain=False)


check = Check(
    name="focus-lost",
    criteria=("2.4.3",),
    title=_l("After a press the focus is lost."),
    look=look,
    when=When.DEEP,
    turn=2,
    blind_spots="What browsers remember of the place where the focus was differs; a person has to try.",
)
