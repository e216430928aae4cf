"""There is more than one way to each page: WCAG 2.4.5, techniques G125, G161, G63, G64 and G126.

A site of three pages and more has, besides its links, a search, a site map or an index that can be reached from every page. Where
none is seen on any page, a person looks for it.
"""

import re
from collections.abc import Iterator, Sequence

from flask_babel import lazy_gettext as _l

from ..checking import Check, Found
from ..findings import Record

FEWEST = 3
WAYS = re.compile(
    r"search|site ?map|\ba[-–\s]*(?:to)?[-–\s]*z\b|all services|index|buscar|b[uú]squeda|mapa del sitio|todos los servicios"
    r"|поиск|карта сайта|все услуги|بحث|خريطة الموقع|كل الخدمات|جميع الخدمات|搜索|搜尋|网站地图|網站地圖|所有服务|所有服務",
    re.IGNORECASE,
)


def look(records: Sequence[Record]) -> Iterator[tuple[Record, Found]]:
    """The first page without a second way, if no page of the site has one."""
    if len({record.facts.get("address") for record in records}) < FEWEST or any(
        _has_second_way(each) for each in records
    ):
        return
    said = f"On none of {len(records)} pages is there a search, a site map or an index."
    yield records[0], Found("", said, certain=False)


def _has_second_way(record: Record) -> bool:
    links = [
        *record.facts.get("repeated", ()),
        *(link for _name, own in record.facts.get("navigation", ()) for link in own),
    ]
    return bool(record.facts.get("searches")) or any(WAYS.search(f"{words} {address}") for words, address in links)


check = Check(
    name="multiple-ways",
    criteria=("2.4.5",),
    title=_l("There may be only one way to these pages."),
    blind_spots="Pages that are steps of a process need one way only; ways inside the main part of a page.",
    across=look,
)
