"""Help stands in the same place on every page: WCAG 3.2.6.

Links for help, contact and support outside the main part: what comes again on another page of the site must be in the same
part of it, and in the same order.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from flask_babel import lazy_gettext as _l

from ..checking import Check, Found
from ..findings import Record


def look(records: Sequence[Record]) -> Iterator[tuple[Record, Found]]:
    """Each page on which help moved, compared with the page before."""
    told: set[str] = set()
    for one, other in pairwise(record for record in records if record.facts.get("help")):
        before, now = _places(one), _places(other)
        shared = [address for address in now if address in before]
        moved = [address for address in shared if before[address] != now[address] and address not in told]
        if moved:
            told.add(moved[0])
            said = f"Help ({moved[0]}) is in “{now[moved[0]]}” here and in “{before[moved[0]]}” on {one.cell.subject}."
            yield other, Found("", said)
        elif shared != [address for address in before if address in now] and "order" not in told:
            told.add("order")
            yield (
                other,
                Found(
                    "", f"Links for help stand in another order than on {one.cell.subject}: {', '.join(shared[:4])}."
                ),
            )


def _places(record: Record) -> dict[str, str]:
    """The part of the page in which each address for help stands, if it stands there once."""
    links = [(address or words, region) for words, address, region in record.facts["help"] if region]
    addresses = [address for address, _region in links]
    return {address: region for address, region in links if addresses.count(address) == 1}


check = Check(
    name="consistent-help",
    criteria=("3.2.6",),
    title=_l("Help stands elsewhere than on other pages."),
    blind_spots="Help that is not a link or has other words; pages that were not looked at in the same audit.",
    across=look,
)
