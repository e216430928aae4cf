"""Headings that are empty, skip a level, or are only bold text."""

import re
from collections.abc import Iterator

from flask_babel import lazy_gettext as _l

from ..draft import HEADINGS, Draft, Spot
from ..remarks import Check, Seen
from ..words import words_of

WHO = _l(
    "People who listen to the page jump from heading to heading, and miss this part or look for one that is not there."
)
NOT_A_HEADING = re.compile(r"[.!?。！？؟:：;；,،…]$|\d|[@{}]")
LONGEST_HEADING, LONGEST_HEADING_IN_SIGNS = 60, 24
FOLLOWED_BY = frozenset({"p", "ul", "ol", "table", "dl"})


def look(draft: Draft) -> Iterator[Seen]:
    yield from _levels(draft)
    yield from _faked(draft)


def _levels(draft: Draft) -> Iterator[Seen]:
    """The first heading of a part of a page may have any level: the page says where it is put."""
    before = 0
    for spot in draft.headings:
        level = int(spot.tag[1])
        if not spot.name and not spot.is_named_elsewhere:
            yield Seen(
                spot, "error", WHO, _l("Write what the heading says, or leave it out."), criteria=("1.3.1", "2.4.6")
            )
            continue
        if before and level > before + 1:
            mend = _l("Make it a heading of level %(right)s: a level is left out before it.", right=before + 1)
            yield Seen(spot, "policy", WHO, mend)
        if level == 1 and not draft.is_page:
            mend = _l("Make it a heading of level 2: the page has its own title above it.")
            yield Seen(spot, "policy", WHO, mend)
        before = level


def _faked(draft: Draft) -> Iterator[Seen]:
    mend = _l("Is this a heading? Then make it one: bold words alone are not found by jumping from heading to heading.")
    for spot in draft.of("p", "div"):
        if spot.parent is None or len(spot.children) != 1 or spot.children[0].tag not in {"strong", "b"}:
            continue
        words = spot.children[0].words
        most = LONGEST_HEADING if words_of(spot.language).has_spaces else LONGEST_HEADING_IN_SIGNS
        if not 0 < len(words) <= most or NOT_A_HEADING.search(words):
            continue
        if spot.words == words and not _stands_in_small_things(spot) and _next_tag(spot) in FOLLOWED_BY:
            yield Seen(spot, "question", WHO, mend, words)


def _stands_in_small_things(spot: Spot) -> bool:
    return any(each.tag in {"li", "td", "th", "blockquote", "figcaption", *HEADINGS} for each in spot.above())


def _next_tag(spot: Spot) -> str:
    following = spot.parent.after(spot) if spot.parent else None
    is_bold_too = following is not None and following.children and following.children[0].tag in {"strong", "b"}
    return "" if following is None or is_bold_too else following.tag


check = Check(
    name="headings",
    criteria=("1.3.1", "2.4.6"),
    asks="Do headings say something, in an order without gaps, and are they headings? (G141, H42, F2, F43)",
    blind_spots="Whether a heading fits what stands under it; headings faked with size alone.",
    look=look,
)
