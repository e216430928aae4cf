"""A dialog takes the focus, keeps it, closes with Escape and gives it back: WCAG 2.4.3 and 2.1.1, failure F85.

Harmless buttons are pressed; what comes up as a dialog, or over a quarter of the window, is walked through with Tab.
"""

from collections.abc import Iterator

from flask_babel import lazy_gettext as _l

from ..checking import Check, Found, NotApplicable, When
from ..page import Page
from ..pressing import Dialog, Presses, fresh, press_all
from ..walking import walk_through

MODAL = """
const modals = [...document.querySelectorAll('[role=dialog][aria-modal=true], [role=alertdialog][aria-modal=true]')].filter(each => {
  const box = each.getBoundingClientRect(), left = Math.max(0, box.left), right = Math.min(innerWidth, box.right);
  return right - left > 40 && box.height > 20 && box.bottom + scrollY > 0 && !each.closest('[aria-hidden=true], [inert]') &&
    each.checkVisibility({checkOpacity: true, checkVisibilityCSS: true}) && /\\S/.test(each.innerText) && getComputedStyle(each).pointerEvents !== 'none';
});
"""
IS_MODAL_OPEN = f"{MODAL} return modals.length > 0"
MODALS = f"""
{MODAL}
const find = selector => {{ try {{ return document.querySelector(selector); }} catch {{ return null; }} }};
const stops = arguments[0].map(find).filter(Boolean);
return modals.flatMap(modal => {{
  const behind = stops.filter(stop => !modal.contains(stop) && !modals.some(other => other.contains(stop)));
  const inside = stops.some(stop => modal.contains(stop));
  return inside && behind.length > 1 ? [[audit.selector(modal), audit.html(modal), audit.selector(behind[0])]] : [];
}});
"""


def look(page: Page) -> Iterator[Found]:
    fresh(page)
    yield from _open_from_the_beginning(page)
    presses = press_all(page)
    opened = [(each.index, each.dialog) for each in presses.pressed if each.dialog]
    if not opened and not page.script(IS_MODAL_OPEN):
        raise NotApplicable
    for trigger, dialog in opened:
        yield from _judged(presses, trigger, dialog)


def _open_from_the_beginning(page: Page) -> Iterator[Found]:
    """What says that nothing else can be used, while the walk with Tab went through everything else."""
    walk = walk_through(page)
    seen = [walk.named[stop.index]["selector"] for stop in walk.stops if stop.seen and stop.inside and not stop.parts]
    for selector, html, behind in page.look(MODALS, seen):
        said = f"This dialog says that nothing else on the page can be used (aria-modal), but the focus goes on to {behind}."
        yield Found(selector, said, html)


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
    blind_spots="Dialogs that open by themselves and do not say aria-modal, those that open after links, or after forms are sent.",
)
