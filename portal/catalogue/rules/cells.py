"""Cells of a decision table, read as sets of whole numbers.

Every value a cell can speak of has a place on a line: choices by their order, dates by their day, numbers by their
smallest step (cents for money). A set is a tuple of (first, last), in order and apart from each other.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Decimal
from typing import Any, Literal

LOWEST, HIGHEST = -(10**24), 10**24
NUMBER = r"-?\d{1,15}(?:\.\d{1,6})?"
DAY = r"\d{4}-\d{2}-\d{2}"
COMPARED = re.compile(r"(>=|<=|>|<)\s*(.+)")
ANY, NOT = "any", "not "

Spans = tuple[tuple[int, int], ...]


class BadCell(Exception):
    """The cell cannot be read; the message is a sentence that says what to write."""


@dataclass(frozen=True)
class Domain:
    """What a question can be answered with, as places on a line.

    words: of a choice, as cells write them, in order; labels: the same as people read them. low, high: the first and last
    place there is. scale: places in one unit of a number. may_be_blank: it can be left out.
    """

    kind: Literal["choice", "number", "date"]
    words: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    low: int = LOWEST
    high: int = HIGHEST
    scale: int = 1
    may_be_blank: bool = False

    def place(self, value: Any) -> int | None:
        """Where an answer stands; None if it is blank or nothing of the kind."""
        if value is None:
            return None
        try:
            return self._place(value)
        except (TypeError, ValueError, OverflowError, ArithmeticError):
            return None

    def _place(self, value: Any) -> int | None:
        if self.kind == "choice":
            word = ("no", "yes")[value] if isinstance(value, bool) else value
            return self.words.index(word)
        if self.kind == "date":
            return date.fromisoformat(value).toordinal()
        if isinstance(value, bool):
            return None
        if isinstance(value, str):
            value = Decimal(value)
        place: int = round(value * self.scale)
        return min(max(place, LOWEST), HIGHEST)

    def spans(self, cell: str) -> Spans | None:
        """The places a cell names; None for any.

        Raises BadCell.
        """
        text = " ".join(cell.split())
        if text in {"", ANY}:
            return None
        turned = text.startswith(NOT)
        named = joined(self._named(part.strip()) for part in text.removeprefix(NOT).split(","))
        spans = outside(named) if turned else named
        if not within(spans, self.low, self.high):
            raise BadCell(f"Write something that can be answered: “{text}” never is.")
        return spans

    def _named(self, part: str) -> tuple[int, int]:
        if self.kind == "choice":
            if part not in self.words:
                raise BadCell(f"“{part}” is no answer here. Write {_either((ANY, *self.words[:20]))}.")
            place = self.words.index(part)
            return place, place
        if found := COMPARED.fullmatch(part):
            return self._compared(found[1], found[2])
        first, dots, last = (end.strip() for end in part.partition(".."))
        if not dots:
            return self._exactly(first)
        span = self._up(first), self._down(last)
        if span[0] > span[1]:
            raise BadCell(f"Write the smaller end first: {last}..{first}.")
        return span

    def _exactly(self, text: str) -> tuple[int, int]:
        first, last = self._up(text), self._down(text)
        if first > last:
            raise BadCell(f"Write fewer decimals: “{text}” is never answered.")
        return first, last

    def _compared(self, sign: str, text: str) -> tuple[int, int]:
        match sign:
            case ">=":
                return self._up(text), HIGHEST
            case ">":
                return self._down(text) + 1, HIGHEST
            case "<=":
                return LOWEST, self._down(text)
            case _:
                return LOWEST, self._up(text) - 1

    def _up(self, text: str) -> int:
        """The first place at or above what is written."""
        return self._rounded(text, ROUND_CEILING)

    def _down(self, text: str) -> int:
        return self._rounded(text, ROUND_FLOOR)

    def _rounded(self, text: str, way: str = ROUND_HALF_EVEN) -> int:
        if self.kind == "date":
            return _day(text)
        if not re.fullmatch(NUMBER, text):
            raise BadCell(
                f"“{text}” is no number. Write numbers like 5, >= 18, < 2000 or 18..64, without signs between digits."
            )
        return int((Decimal(text) * self.scale).to_integral_value(way))


def _day(text: str) -> int:
    if re.fullmatch(DAY, text):
        try:
            return date.fromisoformat(text).toordinal()
        except ValueError:
            pass
    raise BadCell(f"“{text}” is no date. Write dates like 2026-03-27, >= 2026-03-27 or 2026-01-01..2026-12-31.")


def _either(words: Iterable[str]) -> str:
    *others, last = words
    return f"{', '.join(others)} or {last}" if others else last


def joined(spans: Iterable[tuple[int, int]]) -> Spans:
    """All places that are in any of the spans."""
    found: list[tuple[int, int]] = []
    for first, last in sorted(spans):
        if found and first <= found[-1][1] + 1:
            found[-1] = (found[-1][0], max(found[-1][1], last))
        else:
            found.append((first, last))
    return tuple(found)


def outside(spans: Spans) -> Spans:
    """All places that are in none of the spans."""
    found, start = [], LOWEST
    for first, last in spans:
        if first > start:
            found.append((start, first - 1))
        start = last + 1
    return (*found, (start, HIGHEST)) if start <= HIGHEST else tuple(found)


def within(spans: Spans, low: int, high: int) -> Spans:
    """The places of the spans from low to high."""
    return tuple((max(first, low), min(last, high)) for first, last in spans if first <= high and last >= low)
