"""What a decision table leaves out, and which of its rows get in each other's way.

Exact, but for the columns being taken as independent of each other; in bounded time.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from .cells import HIGHEST, LOWEST, Domain
from .table import Column, Segment, Table, rows_in

MOST_EXAMPLES = 5
MOST_STEPS = 100_000
Box = dict[int, Segment]
"""By the number of a column, what is answered there; in the other columns anything may be."""


@dataclass
class Gaps:
    """Answers no row covers, at most five. is_decided: False if there was no time to look everywhere."""

    boxes: list[Box] = field(default_factory=list)
    is_decided: bool = True


def gaps(table: Table) -> Gaps:
    """What no row covers."""
    groups = [_groups(column.segments) for column in table.columns]
    return _Search(table, groups, table.everything).found()


def row_that_covers(table: Table, row: int) -> int | None:
    """The first row before this one that holds wherever this one does."""
    before = (1 << row) - 1
    for column in table.columns:
        for segment in _segments_of(column, row):
            before &= segment.rows
    return next(rows_in(before), None)


def is_covered_before(table: Table, row: int) -> bool:
    """Whether the rows before this one together hold wherever it does. False if there was no time to find out."""
    groups = [_groups(_segments_of(column, row)) for column in table.columns]
    found = _Search(table, groups, (1 << row) - 1).found()
    return found.is_decided and not found.boxes


def overlapping(table: Table, row: int) -> Iterator[int]:
    """The rows before this one that can hold together with it."""
    before = (1 << row) - 1
    for column in table.columns:
        together = 0
        for segment in _segments_of(column, row):
            together |= segment.rows
        before &= together
    return rows_in(before)


def _segments_of(column: Column, row: int) -> list[Segment]:
    return [segment for segment in column.segments if segment.rows >> row & 1]


def _groups(segments: Sequence[Segment]) -> list[Segment]:
    """One segment for each set of rows: the others with the same rows lead to the same."""
    found: dict[int, Segment] = {}
    for segment in segments:
        found.setdefault(segment.rows, segment)
    return list(found.values())


class _Search:
    """Goes through the columns, the simplest first, and follows every group of answers that leaves different rows."""

    def __init__(self, table: Table, groups: list[list[Segment]], rows: int) -> None:
        self.table = table
        self.order = sorted(range(len(groups)), key=lambda number: len(groups[number]))
        self.groups = groups
        self.rows = rows
        self.gaps = Gaps()
        self.covered: set[tuple[int, int]] = set()
        self.steps = 0
        self.never_asked_again = self._never_asked_again()

    def _never_asked_again(self) -> list[int]:
        """For each depth the rows that want nothing of the columns from there on."""
        rows = [self.table.everything]
        for number in reversed(self.order):
            free = rows[-1]
            for segment in self.groups[number]:
                free &= segment.rows
            rows.append(free)
        return rows[::-1]

    def found(self) -> Gaps:
        if all(self.groups):
            self._look(0, self.rows, {})
        return self.gaps

    def _look(self, depth: int, rows: int, box: Box) -> None:
        self.steps += 1
        if self.steps > MOST_STEPS:
            self.gaps.is_decided = False
            return
        if rows & self.never_asked_again[depth] or (depth, rows) in self.covered:
            return
        if not rows:
            self._keep(box)
            return
        before = len(self.gaps.boxes)
        number = self.order[depth]
        for segment in self.groups[number]:
            self._look(depth + 1, rows & segment.rows, {**box, number: segment})
            if len(self.gaps.boxes) >= MOST_EXAMPLES or not self.gaps.is_decided:
                return
        if len(self.gaps.boxes) == before:
            self.covered.add((depth, rows))

    def _keep(self, box: Box) -> None:
        """The same gap in as few and as wide words as can be; one for each stretch of answers where there are several."""
        kept = dict(box)
        for number in box:
            if not self._rows_of(kept, without=number) & self.table.columns[number].may:
                del kept[number]
        boxes: list[Box] = [kept]
        for number in kept:
            others = self._rows_of(kept, without=number)
            stretches = _stretches(self.table.columns[number], others)
            if len(boxes) > 1:  # stretches of one column are examples enough
                stretches = stretches[:1]
            boxes = [{**each, number: stretch} for each in boxes for stretch in stretches]
        self.gaps.boxes += [each for each in boxes if each not in self.gaps.boxes]
        del self.gaps.boxes[MOST_EXAMPLES:]

    def _rows_of(self, box: Box, *, without: int) -> int:
        rows = self.rows
        for number, segment in box.items():
            if number != without:
                rows &= segment.rows
        return rows


def _stretches(column: Column, others: int) -> list[Segment]:
    """Where none of the other columns' rows holds, neighbours joined."""
    found: list[Segment] = []
    for segment in column.segments:
        if segment.rows & others:
            continue
        if found and not segment.is_blank and found[-1].last + 1 == segment.first:
            found[-1] = Segment(found[-1].first, segment.last, found[-1].rows | segment.rows)
        else:
            found.append(segment)
    return found


def said(segment: Segment, domain: Domain) -> str:
    """Answers in English words: 17, 18 to 64, above 2,000."""
    if segment.is_blank:
        return "left out"
    if domain.kind == "choice":
        return " or ".join(f"“{label}”" for label in domain.labels[segment.first : segment.last + 1])
    first, last = segment.first, segment.last
    has_start, has_end = first > max(domain.low, LOWEST), last < min(domain.high, HIGHEST)
    if first == last:
        return _written(first, domain)
    if not has_end:
        return _from(first, domain)
    if domain.low > LOWEST or has_start:
        return f"{_written(first, domain)} to {_written(last, domain)}"
    return f"{_written(last, domain)} or {'earlier' if domain.kind == 'date' else 'less'}"


def _from(first: int, domain: Domain) -> str:
    if domain.kind == "number" and domain.scale > 1 and first > domain.low:
        return f"above {_written(first - 1, domain)}"
    return f"{_written(first, domain)} or {'later' if domain.kind == 'date' else 'more'}"


def _written(place: int, domain: Domain) -> str:
    if domain.kind == "date":
        return date.fromordinal(place).isoformat()
    return f"{place / domain.scale:,.6f}".rstrip("0").rstrip(".") if domain.scale > 1 else f"{place:,}"
