"""What a whole page says about itself; parts of pages are left alone."""

from collections.abc import Iterator

from flask_babel import lazy_gettext as _l

from ..draft import Draft
from ..remarks import Check, Seen


def look(draft: Draft) -> Iterator[Seen]:
    if not draft.is_page:
        return
    if not draft.title:
        who = _l("People with many windows, and those who listen, cannot tell this page from the others.")
        yield Seen(draft.root, "error", who, _l("Give the page a title."), " ", criteria=("2.4.2",))
    if not draft.root.get("lang").strip():
        who = _l("People who listen to the page hear it in the wrong voice.")
        yield Seen(
            draft.root, "error", who, _l("Say in which language the page is, with “lang”."), " ", criteria=("3.1.1",)
        )
    if not any(spot.tag == "h1" for spot in draft.headings):
        who = _l("People who jump from heading to heading do not find where the page begins.")
        yield Seen(draft.root, "hint", who, _l("Begin with a heading of level 1."), " ", criteria=("2.4.6",))


check = Check(
    name="whole-pages",
    criteria=("2.4.2", "3.1.1"),
    asks="Does a whole page have a title, a language and a first heading? (H25, H57, G141)",
    blind_spots="Whether the title fits.",
    look=look,
)
