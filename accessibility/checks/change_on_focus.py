"""Nothing happens only because something has the focus: WCAG 3.2.1, failure F55.

On the walk with Tab, pages and forms are held; what a page tried to do when an element got the focus is read afterwards.
"""

from collections.abc import Iterator

from flask_babel import lazy_gettext as _l

from ..checking import Check, Found, NotApplicable, When
from ..page import Page
from ..walking import Walk, walk_through

DID = {
    "navigations": "the page tries to go to another address",
    "windows": "a new window is opened",
    "sent": "a form is sent",
    "dialogs": "a dialog is shown",
}
TAKEN = ("2.1.1", "2.4.7", "3.2.1")


def look(page: Page) -> Iterator[Found]:
    walk = walk_through(page)
    if not walk.stops and not walk.robbed:
        raise NotApplicable
    before = walk.before
    for stop in walk.stops:
        did = [words for name, words in DID.items() if stop.count[name] > before[name]]
        before = stop.count
        if did:
            said = f"As soon as {walk.called(stop.index)} has the focus, {' and '.join(did)}."
            yield walk.found(stop.index, said)
    yield from (_robbed(walk, index) for index in walk.robbed)


def _robbed(walk: Walk, index: int) -> Found:
    said = f"{walk.called(index)} loses the focus at the moment it gets it, so nobody can use it by keyboard."
    return walk.found(index, said, criteria=TAKEN)


check = Check(
    name="change-on-focus",
    criteria=("3.2.1",),
    title=_l("Something happens as soon as this has the focus."),
    look=look,
    when=When.DEEP,
    blind_spots="Changes that come later than a moment, and changes of content that are not of context.",
)
