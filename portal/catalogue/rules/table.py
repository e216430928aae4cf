"""A decision table, made ready to be asked thousands of times a second.

Rows are bits of one number. Each column cuts its line into segments on which the same rows hold; an answer is looked
up in every column, and the rows that are left in all of them hold.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Any

from .cells import HIGHEST, LOWEST, Domain, Spans


@dataclass(frozen=True)
class Segment:
    """Places from first to last, on which the same rows hold. last is below first for an answer that was left out."""

    first: int
    last: int
    rows: int

    @property
    def is_blank(self) -> bool:
        return self.last < self.first


@dataclass(frozen=True)
class Column:
    """What each row wants of one value. cells: None where any will do, also no answer at all."""

    name: str
    domain: Domain
    cells: tuple[Spans | None, ...]

    @cached_property
    def indifferent(self) -> int:
        """The rows that want nothing of this value."""
        return sum(1 << row for row, cell in enumerate(self.cells) if cell is None)

    @cached_property
    def _cut(self) -> tuple[list[int], list[int]]:
        """Where segments begin, and the rows that hold on each."""
        turns = {LOWEST: 0, self.domain.low: 0, self.domain.high + 1: 0}
        for row, cell in enumerate(self.cells):
            for first, last in cell or ():
                turns[first] = turns.get(first, 0) ^ 1 << row
                turns[last + 1] = turns.get(last + 1, 0) ^ 1 << row
        starts, rows, holding = sorted(turns), list[int](), self.indifferent
        for start in starts:
            holding ^= turns[start]
            rows.append(holding)
        return starts, rows

    @cached_property
    def segments(self) -> tuple[Segment, ...]:
        """Everything that can be answered, in order; leaving it out comes last."""
        starts, rows = self._cut
        ends = [*(after - 1 for _start, after in pairwise(starts)), HIGHEST]
        found = [
            Segment(first, last, holding)
            for first, last, holding in zip(starts, ends, rows, strict=True)
            if self.domain.low <= first <= last <= self.domain.high
        ]
        return (*found, Segment(0, -1, self.indifferent)) if self.domain.may_be_blank else tuple(found)

    @cached_property
    def _may_and_must(self) -> tuple[int, int]:
        may, must = 0, -1
        for segment in self.segments:
            may |= segment.rows
            must &= segment.rows
        return may, must

    @property
    def may(self) -> int:
        """Rows that hold for some answer."""
        return self._may_and_must[0]

    @property
    def must(self) -> int:
        """Rows that hold whatever the answer."""
        return self._may_and_must[1]

    def rows_at(self, value: Any) -> int:
        """The rows that hold for this answer."""
        place = self.domain.place(value)
        if place is None:
            return self.indifferent
        starts, rows = self._cut
        return rows[bisect_right(starts, place) - 1]


@dataclass(frozen=True)
class Table:
    """Columns that have the same rows."""

    columns: tuple[Column, ...]
    height: int

    @property
    def everything(self) -> int:
        return (1 << self.height) - 1

    def holding(self, values: Mapping[str, Any]) -> int:
        """The rows that hold, as bits."""
        rows = self.everything
        for column in self.columns:
            rows &= column.rows_at(values.get(column.name))
            if not rows:
                break
        return rows

    def possible(self, values: Mapping[str, Any]) -> tuple[int, int]:
        """(rows that may still hold, rows that do hold whatever else is answered); values: only those known."""
        may, must = self.everything, self.everything
        for column in self.columns:
            known = column.name in values
            at = column.rows_at(values[column.name]) if known else 0
            may &= at if known else column.may
            must &= at if known else column.must
        return may, must

    def undecided(self, row: int, values: Mapping[str, Any]) -> list[str]:
        """The unknown values on which it hangs whether this row holds."""
        bit = 1 << row
        return [column.name for column in self.columns if column.name not in values and not column.must & bit]


def rows_in(bits: int) -> Iterator[int]:
    """The numbers of the rows, in order."""
    while bits:
        lowest = bits & -bits
        yield lowest.bit_length() - 1
        bits ^= lowest


def deciding(hit: str, bits: int) -> Sequence[int]:
    """Of the rows that hold, those that speak."""
    return [*rows_in(bits)] if hit == "collect" else [*rows_in(bits)][:1]


def open_rows(hit: str, may: int, must: int) -> int:
    """The rows of which one must still know whether they hold."""
    if hit == "collect":
        return may & ~must
    if settled := may & must & -(may & must):
        may &= settled - 1
    return may
