"""What does the same has the same name on every page: WCAG 3.2.4, technique G197, failure F31.

Links in the head, the foot and the navigation that lead to one address and have another name on another page, in one
language. A person looks.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from flask_babel import lazy_gettext as _l

from ..checking import Check, Found
from ..findings import Record

MOST = 2
"""Findings for a page; the first ones say it."""


def look(records: Sequence[Record]) -> Iterator[tuple[Record, Found]]:
    """Each page that calls a place otherwise than the pages before it."""
    names: dict[tuple[str, str, str], tuple[str, Record]] = {}
    found: dict[str, int] = defaultdict(int)
    for record in records:
        language, here = str(record.facts.get("language", "")), _names(record)
        for address, words in here.items():
            if len(words) > 1 or not address:
                continue  # a page that has two names for a place itself is asked about by links-alike
            (name,) = words
            before, other = names.setdefault((record.cell.persona, language, address), (name, record))
            if name != before and found[record.cell.subject] < MOST:
                found[record.cell.subject] += 1
                said = f"{address} is called “{name}” here, and “{before}” on {other.cell.subject}."
                yield record, Found("", said, certain=False)


def _names(record: Record) -> dict[str, set[str]]:
    """What the links that come back on every page are called, by their address."""
    repeated = list(record.facts.get("repeated", ()))
    for _name, links in record.facts.get("navigation", ()):
        repeated += links
    names: dict[str, set[str]] = defaultdict(set)
    for words, address in repeated:
        if address != record.facts.get("address") and "?" not in address:
            names[address].add(" ".join(words.split()).casefold())
    return names


check = Check(
    name="consistent-names",
    criteria=("3.2.4",),
    title=_l("The same thing has different names on different pages."),
    blind_spots="Buttons, and pictures that stand for the same.",
    across=look,
)
