"""P7: how much slower, longer and more costly each page gets when the city gets bigger."""

import json
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from statistics import median
from time import perf_counter
from typing import Any

from sqlalchemy import Engine, event

from portal.core.db import database
from tests.bench.city import City
from tests.bench.goals import Outcome
from tests.bench.load import Shot, check
from tests.bench.scenario import Scenario

TURNS = 30
FEW = 16
"""Statements that read less than this in the big city are cheap, whatever the ratio."""

SEARCHES = ("W4", "W12", "W13")
INSTRUCTIONS = 100


@dataclass
class Seen:
    """What came of asking one city for one page again and again."""

    seconds: list[float] = field(default_factory=list)
    sizes: list[int] = field(default_factory=list)
    read: list[float] = field(default_factory=list)


def outcomes(small: tuple[City, list[Scenario]], big: tuple[City, list[Scenario]]) -> Iterator[Outcome]:
    """Both cities take turns, so that noise hits both alike."""
    in_big = {scenario.name: scenario for scenario in big[1]}
    for scenario in small[1]:
        if scenario.is_limit or "warm" in scenario.name or scenario.name in {"W10", "W14", "W8 mark read"}:
            continue
        pair = (small[0], scenario.shots_of[0]), (big[0], in_big[scenario.name].shots_of[0])
        yield from _compared(scenario.name, *(_Asking(city, shots) for city, shots in pair))


class _Asking:
    """One city, asked in this process."""

    def __init__(self, city: City, shots: list[Shot]) -> None:
        self.city = city
        self.shots = shots
        self.client = city.app.test_client(use_cookies=False)
        self.seen = Seen()
        for number in range(3):
            self.ask(number)
        self.seen = Seen(read=self._read())

    def ask(self, number: int) -> None:
        shot = self.shots[number % len(self.shots)]
        head = shot.ready(number + 1_000).decode().split("\r\n")
        headers = [tuple(line.split(": ", 1)) for line in head[1:] if line]
        path = head[0].split(" ")[1]
        started = perf_counter()
        with self.client.get(path, headers=headers) as answer:
            body = answer.get_data()
        self.seen.seconds.append(perf_counter() - started)
        lines = "".join(f"\r\n{name}: {value}" for name, value in answer.headers)
        check(shot, f"HTTP/1.1 {answer.status}{lines}\r\n\r\n".encode() + body)
        self.seen.sizes.append(len(body))

    def _read(self) -> list[float]:
        """For each statement of a page: blocks on PostgreSQL, hundreds of instructions on SQLite."""
        with self.city.app.app_context():
            engine = database().engine
        with _noted(engine) as statements:
            self.ask(0)
        return [_cost(engine, *statement) for statement in statements]


@contextmanager
def _noted(engine: Engine) -> Iterator[list[tuple[str, Any]]]:
    statements: list[tuple[str, Any]] = []

    def note(_connection, _cursor, statement, parameters, *_):
        if statement.lstrip().startswith(("SELECT", "WITH")) and "public_changes" not in statement:
            statements.append((statement, parameters))

    event.listen(engine, "before_cursor_execute", note)
    try:
        yield statements
    finally:
        event.remove(engine, "before_cursor_execute", note)


def _cost(engine: Engine, statement: str, parameters: Any) -> float:
    driver: Any
    if engine.dialect.name == "sqlite":
        with engine.connect() as connection:
            driver, steps = connection.connection.driver_connection, []
            driver.set_progress_handler(lambda: steps.append(1), INSTRUCTIONS)
            try:
                driver.execute(statement, parameters).fetchall()
            finally:
                driver.set_progress_handler(None, 0)
            return len(steps)
    with engine.connect() as connection, connection.connection.driver_connection.cursor() as driver:
        driver.execute(f"EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) {statement}", parameters)
        found = driver.fetchone()[0]
        plan = (json.loads(found) if isinstance(found, str) else found)[0]["Plan"]
        return plan["Shared Hit Blocks"] + plan["Shared Read Blocks"]


def _compared(name: str, small: _Asking, big: _Asking) -> Iterator[Outcome]:
    for number in range(TURNS):
        small.ask(number)
        big.ask(number)
    most = 2.0 if name.startswith(SEARCHES) else 1.3
    time = median(big.seen.seconds) / median(small.seen.seconds)
    size = median(big.seen.sizes) / median(small.seen.sizes)
    yield Outcome("P7", f"{name}: time, bigger beside smaller", time, most, most=True)
    yield Outcome("P7", f"{name}: bytes", size, 1.05, most=True)
    with suppress(ValueError):
        yield Outcome(
            "P7", f"{name}: read by its worst statement", _worst(small.seen.read, big.seen.read), 2, most=True
        )


def _worst(small: list[float], big: list[float]) -> float:
    """Raises ValueError where nothing is read that could grow, or the pages ask different things."""
    return max(more / max(less, FEW) for less, more in zip(small, big, strict=True))
