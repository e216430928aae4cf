"""Ways about that come again on other pages keep their order: WCAG 3.2.3, failure F66.

Navigation of the same name on pages of one site in one language: where more than half of the links are the same, those must
stand in the same order. Links with a query, as to the pages of a list, are left out.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from flask_babel import lazy_gettext as _l

from ..checking import Check, Found
from ..findings import Record

SHARED = 0.6
FEWEST = 2


def look(records: Sequence[Record]) -> Iterator[tuple[Record, Found]]:
    """The first page on which the order differs from the page before, for each navigation."""
    told: set[tuple[str, str]] = set()
    for one, other in pairwise(record for record in records if record.facts.get("navigation")):
        if one.facts.get("language") != other.facts.get("language"):
            continue
        before = dict(one.facts["navigation"])
        for name, links in other.facts["navigation"]:
            here, there = _addresses(links), _addresses(before.get(name, []))
            shared = [address for address in here if address in there]
            few = len(shared) < FEWEST or len(shared) < SHARED * max(len(here), len(there))
            key = (str(other.facts.get("language")), name)
            if few or key in told or shared == [address for address in there if address in here]:
                continue
            told.add(key)
            said = f"The links of the navigation “{name}” stand in another order than on {one.cell.subject}: {', '.join(shared[:6])}."
            yield other, Found("", said)


def _addresses(links: Sequence[Sequence[str]]) -> list[str]:
    """Of links that stand there once and ask for nothing."""
    addresses = [address for _words, address in links]
    return [address for address in addresses if addresses.count(address) == 1 and "?" not in address]


check = Check(
    name="consistent-navigation",
    criteria=("3.2.3",),
    title=_l("The same links stand in another order than on other pages."),
    blind_spots="Navigation without links; pages that were not looked at in the same audit.",
    across=look,
)
