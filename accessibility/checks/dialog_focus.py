"""A dialog takes the focus, keeps it, closes with Escape and gives it back: WCAG 2.4.3 and 2.1.1, failure F85.

Harmless buttons are pressed; what comes up as a dialog, or over a quarter of the window, is walked through with Tab.
"""

from collections.abc import Iterator

from flask_babel import lazy_gettext as _l

from ..checking import Check, Found, NotApplicable, When
from ..page import Page
from ..pressing import Dialog, Presses, press_all


def look(page: Page) -> Iterator[Found]:
    presses = press_all(page)
    opened = [(each.index, each.dialog) for each in presses.pressed if each.dialog]
    if not opened:
        raise NotApplicable
    for trigger, dialog in opened:
        yield from _judged(presses, trigger, dialog)


def _judged(presses: Presses, trigger: int, dialog: Dialog) -> Iterator[Found]:
    by = presses.called(trigger)
    if not dialog.stops and not dialog.closed:
        said = f"{by} opens a dialog in which nothing can have the focus, and Escape does not close it."
        yield presses.found(dialog.index, said, criteria=("2.1.1",))
    elif not dialog.came_in:
        where = "goes into it only with the next Tab" if dialog.came_in_later else "goes on behind it with the next Tab"
        said = f"{by} opens a dialog; the focus stays outside and {where}."
        yield presses.found(dialog.index, said, certain=not dialog.came_in_later)
    if dialog.left:
        said = f"{by} opens a dialog; with Tab the focus goes on behind it while it is open."
        yield presses.found(dialog.index, said, certain=dialog.modal)
    if dialog.stops and not dialog.closed:
        said = f"{by} opens a dialog; Escape does not close it."
        yield presses.found(dialog.index, said, certain=False, criteria=("2.1.1",))
    if dialog.closed and dialog.came_in and not dialog.back:
        said = f"{by} opened a dialog; when it was closed the focus did not come back to the button."
        yield presses.found(trigger, said, certain=False)


check = Check(
    name="dialog-focus",
    criteria=("2.4.3", "2.1.1"),
    title=_l("The focus does not go along with a dialog."),
    look=look,
    when=When.DEEP,
    turn=2,
    blind_spots="Dialogs that open by themselves, after links, or after forms are sent.",
)
