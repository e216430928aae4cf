"""What has the focus is not covered by something else: WCAG 2.4.11, and 2.4.12 for parts of it.

After each press of Tab, points of the element are looked up; those at which an opaque element lies that is fixed, sticky or
placed absolutely are covered.
"""

from collections.abc import Iterator

from flask_babel import lazy_gettext as _l

from ..checking import Check, Found, NotApplicable, When
from ..page import Page
from ..walking import walk_through

MOST_PARTLY = 3


def look(page: Page) -> Iterator[Found]:
    walk = walk_through(page)
    if not walk.stops:
        raise NotApplicable
    told: set[int] = set()
    partly: list[Found] = []
    for stop in (*walk.stops, *walk.back):
        if stop.index in told or stop.by < 0 or not stop.seen:
            continue
        by = walk.named[stop.by]["selector"]
        if stop.covered >= 1:
            told.add(stop.index)
            said = f"{walk.called(stop.index)} has the focus and lies wholly under {by}."
            yield walk.found(stop.index, said)
        elif stop.covered > 0.3:
            told.add(stop.index)
            said = f"{walk.called(stop.index)} has the focus; {stop.covered:.0%} of it lies under {by}."
            partly.append(walk.found(stop.index, said, certain=False, criteria=("2.4.12",)))
    yield from partly[:MOST_PARTLY]


check = Check(
    name="focus-obscured",
    criteria=("2.4.11",),
    title=_l("Something lies over what has the focus."),
    look=look,
    when=When.DEEP,
    blind_spots="Covers one can see through, covers that let the mouse pass, and what only happens in smaller windows.",
)
