"""Each page has a title of its own: WCAG 2.4.2, technique G88, failure F25.

Pages of one site in one language that have different first headings and the same title. A person looks.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from flask_babel import lazy_gettext as _l

from ..checking import Check, Found
from ..findings import Record


def look(records: Sequence[Record]) -> Iterator[tuple[Record, Found]]:
    """Each page whose title another page with another heading has."""
    by_title: dict[tuple[str, str], list[Record]] = defaultdict(list)
    for record in records:
        if title := record.facts.get("title"):
            by_title[record.facts.get("language", ""), title].append(record)
    for (_language, title), alike in by_title.items():
        first, *others = alike
        for other in others:
            if other.facts.get("h1") != first.facts.get("h1"):
                said = (
                    f"“{title}” is also the title of {first.cell.subject}, with the heading “{first.facts.get('h1')}”."
                )
                yield other, Found("title", said, certain=False)


check = Check(
    name="titles-unique",
    criteria=("2.4.2",),
    title=_l("Two pages have the same title."),
    blind_spots="Pages that were not looked at in the same audit.",
    across=look,
)
