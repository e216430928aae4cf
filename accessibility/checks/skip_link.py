"""A link that leads past the beginning of a page takes the focus along: WCAG 2.4.1, technique G1.

Enter is pressed on a link to a part of the page that is among the first three stops; the next stop must lie in that part.
"""

from collections.abc import Iterator

from flask_babel import lazy_gettext as _l

from ..checking import Check, Found, NotApplicable, When
from ..keys import press
from ..page import Page
from ..walking import Walk, begin, end, step, walk_through

FIRST = 3
OTHER_WAYS = "return Boolean(document.querySelector('main, [role=main], h1, h2, [role=heading]'))"
TARGET = """
const link = document.querySelector(arguments[0]);
if (!link || !link.matches('a[href^="#"]') || link.hash.length < 2) return null;
const id = decodeURIComponent(link.hash.slice(1));
const target = document.getElementById(id) || document.getElementsByName(id)[0];
return target ? 'there' : id === 'top' ? null : 'missing';
"""
LANDED = """
const link = document.querySelector(arguments[0]);
const id = decodeURIComponent(link.hash.slice(1));
const target = document.getElementById(id) || document.getElementsByName(id)[0], at = document.activeElement;
return at === document.body || target.contains(at) || Boolean(target.compareDocumentPosition(at) & 4);
"""


def look(page: Page) -> Iterator[Found]:
    walk = walk_through(page)
    links = [(stop.index, page.script(TARGET, walk.named[stop.index]["selector"])) for stop in walk.stops[:FIRST]]
    links = [(index, target) for index, target in links if target]
    if not links or walk.circle:
        raise NotApplicable
    index, target = links[0]
    if target == "missing":
        said = f"{walk.called(index)} leads to a part of the page that is not there."
        yield walk.found(index, said, certain=not page.script(OTHER_WAYS))
    elif not _leads_there(page, walk, index):
        said = f"After {walk.called(index)} was pressed, the next stop is not in the part of the page that it names."
        yield walk.found(index, said, certain=False)


def _leads_there(page: Page, walk: Walk, index: int) -> bool:
    selector = walk.named[index]["selector"]
    begin(page)
    try:
        page.script("document.querySelector(arguments[0]).focus()", selector)
        press(page, "Enter")
        step(page)
        return bool(page.script(LANDED, selector))
    finally:
        end(page)


check = Check(
    name="skip-link",
    criteria=("2.4.1",),
    title=_l("The link past the beginning of the page does not lead there."),
    look=look,
    when=When.DEEP,
    blind_spots="Whether the part it leads to is the one people want.",
)
