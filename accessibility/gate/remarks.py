"""What the gate says: where, whom it shuts out, and how to mend it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from .draft import HEADINGS, Draft, Spot, tidy

Kind = Literal["error", "policy", "hint", "question"]
KINDS: tuple[Kind, ...] = ("error", "policy", "question", "hint")
"""The gravest first. An error must be mended; policy too, unless a recorded reason outweighs it; the others stop nobody."""
LONGEST_EXCERPT = 160


@dataclass(frozen=True)
class Place:
    """Where to look.

    label: in words, like “Link 3”. heading: the words of the nearest heading before it, as the draft has them; may be
    empty. selector: the same for programs, in CSS, inside of the draft.
    """

    label: LazyString
    heading: str
    selector: str


@dataclass(frozen=True)
class Remark:
    """One thing about a draft.

    check: which check made it. criteria: of WCAG 2.2, like 1.1.1; empty for good practice beyond them.
    excerpt: what stands there. who: the reader it shuts out. mend: what to do. Both in the reader's language.
    """

    check: str
    criteria: tuple[str, ...]
    place: Place
    excerpt: str
    who: LazyString
    mend: LazyString
    kind: Kind


@dataclass(frozen=True)
class Seen:
    """What a check's look yields. criteria: instead of all of the check's. excerpt: instead of the element's own words."""

    spot: Spot
    kind: Kind
    who: LazyString
    mend: LazyString
    excerpt: str = ""
    criteria: tuple[str, ...] | None = None


@dataclass(frozen=True)
class Check:
    """One question asked of a draft.

    asks: what, in English. blind_spots: what it cannot see, in English.
    """

    name: str
    criteria: tuple[str, ...]
    asks: str
    blind_spots: str
    look: Callable[[Draft], Iterator[Seen]]

    def remark(self, seen: Seen) -> Remark:
        return Remark(
            check=self.name,
            criteria=self.criteria if seen.criteria is None else seen.criteria,
            place=place_of(seen.spot),
            excerpt=shortened(seen.excerpt or seen.spot.words or _opening_tag(seen.spot)),
            who=seen.who,
            mend=seen.mend,
            kind=seen.kind,
        )


def place_of(spot: Spot) -> Place:
    heading = None if spot.tag in HEADINGS else spot.under
    while heading and not heading.name:
        heading = heading.under
    return Place(_label(spot), shortened(heading.name, 80) if heading else "", selector(spot))


def selector(spot: Spot) -> str:
    """From the nearest element with an id that can be written plainly, or from the top of the draft."""
    steps: list[str] = []
    for each in (spot, *spot.above()):
        if each.tag in {"html", "body"}:
            if not steps:
                steps.append(each.tag)
            break
        if (own := each.get("id")) and own.isascii() and own.replace("-", "").isalnum() and own[0].isalpha():
            steps.append(f"#{own}")
            break
        steps.append(f"{each.tag}:nth-of-type({each.place})")
    return " > ".join(reversed(steps))


def shortened(text: str, most: int = LONGEST_EXCERPT) -> str:
    text = tidy(text[: most * 3])
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def _opening_tag(spot: Spot) -> str:
    return f"<{' '.join([spot.tag, *(f'{name}={value[:80]!r}' for name, value in spot.attributes.items())])}>"


def _label(spot: Spot) -> LazyString:
    number, tag = spot.number, spot.tag
    if tag in {"html", "body"}:
        return _l("The whole text")
    named = {
        "a": _l("Link %(number)s", number=number),
        "img": _l("Picture %(number)s", number=number),
        "p": _l("Paragraph %(number)s", number=number),
        "li": _l("List item %(number)s", number=number),
        "table": _l("Table %(number)s", number=number),
        "td": _l("Table cell %(number)s", number=number),
        "th": _l("Table header %(number)s", number=number),
        "video": _l("Video %(number)s", number=number),
        "audio": _l("Sound recording %(number)s", number=number),
        "iframe": _l("Embedded page %(number)s", number=number),
    }
    if tag.startswith("h") and tag[1:].isdecimal():
        return _l("Heading of level %(level)s, number %(number)s", level=tag[1], number=number)
    return named.get(tag) or _l("Element %(tag)s, number %(number)s", tag=f"<{tag}>", number=number)
