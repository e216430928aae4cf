"""What a press brings has a name: WCAG 4.1.2, ACT rules 97a4e1, c487ae and e086e5, failure F68.

Harmless controls are pressed; buttons, links and fields that came up are asked for their names.
"""

from collections.abc import Iterator

from flask_babel import lazy_gettext as _l

from ..checking import Check, Found, NotApplicable, When
from ..page import Page
from ..pressing import press_all

MOST = 5


def look(page: Page) -> Iterator[Found]:
    presses = press_all(page)
    if not any(pressed.after["controls"] for pressed in presses.pressed):
        raise NotApplicable
    told: set[str] = set()
    came = [(pressed, index) for pressed in presses.pressed for index in pressed.after.get("unnamed", ())]
    for pressed, index in came:
        about = presses.named[index]
        if about["selector"] in told or len(told) == MOST:
            continue
        told.add(about["selector"])
        yield presses.found(index, f"It came up when {presses.called(pressed.index)} was pressed, and it has no name.")


check = Check(
    name="swapped-in-names",
    criteria=("4.1.2",),
    title=_l("A control has no name."),
    look=look,
    when=When.DEEP,
    turn=2,
    blind_spots="What was gone again before the last press; names that say nothing.",
)
