"""Tables without header cells, tables that only arrange things, headers that say nothing."""

from collections.abc import Iterator

from flask_babel import lazy_gettext as _l

from ..draft import Draft, Spot
from ..remarks import Check, Seen

WHO = _l("People who listen to a table hear each cell alone, and not what it is about.")
WHO_LAYOUT = _l("People who listen to the page, or enlarge it, get its parts in a confusing order.")
LONGEST_CELL = 120
MOST_CELLS = 5000
"""In bigger tables nobody finds anything, and the gate looks at the beginning only."""
NO_TABLE = frozenset({"presentation", "none"})
ARRANGED = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "table", "form", "nav", "hr", "iframe", "video"})


def look(draft: Draft) -> Iterator[Seen]:
    rows_of, cells_of = _rows(draft)
    for table in draft.of("table"):
        rows = [cells_of.get(id(row), []) for row in rows_of.get(id(table), [])]
        cells = [cell for row in rows for cell in row][:MOST_CELLS]
        headers = [cell for cell in cells if cell.tag == "th"]
        if table.get("role") in NO_TABLE:
            if headers or any(child.tag == "caption" for child in table.children):
                mend = _l("It says that it is no table, and has headers. Leave out the role, or the headers.")
                yield Seen(table, "error", WHO, mend)
            continue
        wide = max((len(row) for row in rows), default=0)
        if len(rows) < 2 or wide < 2 or _arranges(cells):
            yield from _layout(table, cells)
        elif not headers:
            mend = _l(
                "Make the first row or the first column header cells, so that each cell is heard with its header."
            )
            yield Seen(table, "policy", WHO, mend, _beginning(cells))
        yield from _empty_headers(rows)
        yield from _caption(table, rows)


def _rows(draft: Draft) -> tuple[dict[int, list[Spot]], dict[int, list[Spot]]]:
    """The rows of each table and the cells of each row, by id of the element; tables may stand in tables."""
    rows: dict[int, list[Spot]] = {}
    cells: dict[int, list[Spot]] = {}
    for spot in draft.of("tr", "td", "th"):
        if spot.tag == "tr":
            table = next((each for each in spot.above() if each.tag == "table"), None)
            rows.setdefault(id(table), []).append(spot)
        else:
            cells.setdefault(id(spot.parent), []).append(spot)
    return rows, cells


def _arranges(cells: list[Spot]) -> bool:
    return any(len(cell.words) > LONGEST_CELL or any(each.tag in ARRANGED for each in cell.children) for cell in cells)


def _layout(table: Spot, cells: list[Spot]) -> Iterator[Seen]:
    if cells and not any(cell.tag == "th" for cell in cells):
        mend = _l("Does this table only arrange things side by side? Then use paragraphs, headings and lists instead.")
        yield Seen(table, "question", WHO_LAYOUT, mend, _beginning(cells), criteria=("1.3.1", "1.3.2"))


def _empty_headers(rows: list[list[Spot]]) -> Iterator[Seen]:
    """The corner of a table may be empty; so may a whole row of headers that a machine puts above every table."""
    for r, row in enumerate(rows[:MOST_CELLS]):
        for c, cell in enumerate(row[:MOST_CELLS]):
            if cell.tag != "th" or cell.name or cell.is_named_elsewhere or (r, c) == (0, 0):
                continue
            yield Seen(cell, "policy", WHO, _l("Write what this row or column is about; its header is empty."))


def _caption(table: Spot, rows: list[list[Spot]]) -> Iterator[Seen]:
    has_name = table.get("aria-label") or table.is_named_elsewhere
    if has_name or len(rows) < 2 or any(child.tag == "caption" for child in table.children):
        return
    before = table.parent.before(table) if table.parent else None
    if before is None or before.tag not in {"h1", "h2", "h3", "h4", "h5", "h6", "p"}:
        mend = _l("Say in a caption, a heading or a sentence before the table what it shows.")
        yield Seen(table, "hint", _l("People who jump from table to table do not learn what this one is about."), mend)


def _beginning(cells: list[Spot]) -> str:
    return " | ".join(cell.words[:40] for cell in cells[:6])


check = Check(
    name="tables",
    criteria=("1.3.1",),
    asks="Do tables have header cells that say something, and are they tables? (H51, H63, H39, F46, F49, F90, F91)",
    blind_spots="Whether headers name the right cells where several levels of them meet.",
    look=look,
)
