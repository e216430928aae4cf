"""Counters that all processes of one server share: adding costs less than a microsecond, and nobody is asked.

The memory is reserved before the processes part. Each adds in a part of its own, so none waits for another, and whoever
is asked for the figures adds all parts up. What is counted is named at the start: endpoints, never addresses of pages.
"""

import mmap
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import accumulate
from threading import Lock

from flask import Flask, current_app

NO_ENDPOINT = "none"
STATUSES = (200, 201, 204, 206, 301, 302, 303, 304, 308)
REFUSALS = (400, 401, 403, 404, 405, 408, 409, 410, 413, 415, 422, 429, 500, 502, 503)
OTHER_STATUS = 0
SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0)
STATEMENTS = (0.0, 2.0, 4.0, 6.0, 8.0, 12.0, 20.0, 50.0)
BYTES = 8

KEPT_PAGES, RENDERED_TO_KEEP, THROTTLED, SLOW_STATEMENTS, CONNECTIONS = SINGLE = (
    "kept_pages",
    "rendered_to_keep",
    "throttled",
    "slow_statements",
    "connections",
)

_STATUS_PLACE = {status: number for number, status in enumerate((*STATUSES, *REFUSALS, OTHER_STATUS))}
_SECONDS_AT = len(_STATUS_PLACE)
_STATEMENTS_AT = _SECONDS_AT + len(SECONDS) + 2
_WIDTH = _STATEMENTS_AT + len(STATEMENTS) + 2

Histogram = tuple[list[tuple[str, float]], float]
"""How many were at most each bound, as Prometheus wants it, and the sum of all values."""


class Board:
    """Numbers in a shared part of the memory: some of their own, then a row for each endpoint."""

    def __init__(self, endpoints: Sequence[str], processes: int) -> None:
        names = (*endpoints, NO_ENDPOINT)
        self.places = {name: number for number, name in enumerate(SINGLE)}
        self.rows = {name: len(SINGLE) + number * _WIDTH for number, name in enumerate(names)}
        self.length = len(SINGLE) + len(names) * _WIDTH
        self.parts = processes + 1
        self.numbers = memoryview(mmap.mmap(-1, self.length * self.parts * BYTES)).cast("d")
        self.start = 0
        self.lock = Lock()

    def take_part(self, number: int) -> None:
        """In each process, once: what it counts from here on is kept apart. Connections of its predecessor are gone."""
        self.start = (1 + number % (self.parts - 1)) * self.length
        self.lock = Lock()
        self.numbers[self.start + self.places[CONNECTIONS]] = 0

    def add(self, name: str, amount: float = 1) -> None:
        """To one of SINGLE."""
        place = self.start + self.places[name]
        with self.lock:
            self.numbers[place] += amount

    def count_request(self, endpoint: str | None, status: int, *, seconds: float, statements: int) -> None:
        """One answered request, in everything that is said about requests."""
        row = self.start + self.rows.get(endpoint or NO_ENDPOINT, self.rows[NO_ENDPOINT])
        time, asked = row + _SECONDS_AT, row + _STATEMENTS_AT
        numbers = self.numbers
        with self.lock:
            numbers[row + _STATUS_PLACE.get(status, _STATUS_PLACE[OTHER_STATUS])] += 1
            numbers[time + bisect_left(SECONDS, seconds)] += 1
            numbers[time + len(SECONDS) + 1] += seconds
            numbers[asked + bisect_left(STATEMENTS, statements)] += 1
            numbers[asked + len(STATEMENTS) + 1] += statements

    def total(self, name: str) -> float:
        """Of all processes."""
        return self._sum(self.places[name])

    def requests(self) -> Iterator[tuple[str, int, float]]:
        """Endpoint, status and how many, as far as there were any. A status of 0 stands for all rare ones."""
        for endpoint, row in self.rows.items():
            for status, place in _STATUS_PLACE.items():
                if number := self._sum(row + place):
                    yield endpoint, status, number

    def histograms(self, name: str) -> Iterator[tuple[str, Histogram]]:
        """Of each endpoint that was asked for: 'seconds' or 'statements' of its requests."""
        at, bounds = (_SECONDS_AT, SECONDS) if name == "seconds" else (_STATEMENTS_AT, STATEMENTS)
        marks = [*map(str, bounds), "+Inf"]
        for endpoint, row in self.rows.items():
            counts = list(accumulate(self._sum(row + at + number) for number in range(len(marks))))
            if counts[-1]:
                yield endpoint, (list(zip(marks, counts, strict=True)), self._sum(row + at + len(marks)))

    def _sum(self, place: int) -> float:
        return sum(self.numbers[part * self.length + place] for part in range(self.parts))


def board() -> Board:
    """The running portal's."""
    found: Board = current_app.extensions["metrics"]
    return found


def init_app(app: Flask, *, processes: int) -> None:
    """When every room is there, and before the processes part."""
    app.extensions["metrics"] = Board(sorted(app.view_functions), max(1, processes))
