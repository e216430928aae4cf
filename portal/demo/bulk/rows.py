"""Rows in big batches: made one by one, written some ten thousands at a time."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from random import Random
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Table

from portal.core import ledger
from portal.core.db import Base
from portal.core.references import ALPHABET, GROUP, RANDOM_SIGNS, check_character

ROWS_AT_ONCE = 5_000
IDS_PER_MILLISECOND = 16
HOW_MANY_REFERENCES = len(ALPHABET) ** RANDOM_SIGNS
STRIDE = 7_368_787_931
"""Has no factor in common with the number of references, so that none comes twice."""


Put = Callable[[Table, list[dict[str, Any]]], None]
Told = tuple[datetime, str, str, Mapping[str, Any]]
"""When something happened, its verb, who did it, and the details."""


class Entry(NamedTuple):
    """A ledger entry before it is sealed, with the names the ledger uses."""

    stream: str
    number: int
    at: datetime
    verb: str
    actor: str
    person_id: UUID | None
    details: Mapping[str, Any]
    previous_hash: str


class Rows:
    """Collects rows by table and writes them when there are many, tables others point at first.

    put: writes the rows of one table.
    """

    def __init__(self, put: Put, chance: Random, since: datetime) -> None:
        self.put = put
        self.tables = {table.name: table for table in Base.metadata.sorted_tables}
        self.waiting: dict[str, list[dict[str, Any]]] = {name: [] for name in self.tables}
        self.written: dict[str, int] = {}
        self.chance = chance
        self.milliseconds = int(since.timestamp() * 1000)
        self.ids = 0
        self.references = 0

    def add(self, table: str, row: dict[str, Any]) -> None:
        """All rows of one table have the same columns."""
        self.waiting[table].append(row)

    def new_id(self) -> UUID:
        """Like core.db.new_id: each is greater than the last, so that rows made together lie together."""
        self.ids += 1
        milliseconds, place = divmod(self.ids, IDS_PER_MILLISECOND)
        high = ((self.milliseconds + milliseconds) << 16) | 0x7000 | place << 8 | self.chance.getrandbits(8)
        return UUID(int=(high << 64) | (2 << 62) | self.chance.getrandbits(62))

    def new_reference(self) -> str:
        """Like core.references.new_reference, but never the same twice."""
        self.references += 1
        number, signs = self.references * STRIDE % HOW_MANY_REFERENCES, ""
        for _ in range(RANDOM_SIGNS):
            number, place = divmod(number, len(ALPHABET))
            signs += ALPHABET[place]
        return f"A-{signs[:GROUP]}-{signs[GROUP:]}{check_character(signs)}"

    def record(self, about: ledger.About, told: Sequence[Told]) -> int:
        """A whole stream. Gives back the number of the last entry."""
        previous_hash = ledger.BEFORE_THE_FIRST
        for number, (at, verb, actor, details) in enumerate(told, start=1):
            entry: Any = Entry(about.stream, number, at, verb, actor, about.person_id, details, previous_hash)
            previous_hash = ledger.seal(entry)
            self.add("ledger", {"id": self.new_id(), **entry._asdict(), "hash": previous_hash})
        return len(told)

    @property
    def are_many(self) -> bool:
        return len(self.waiting["ledger"]) >= ROWS_AT_ONCE

    def write(self) -> None:
        """Everything that waits."""
        for name, rows in self.waiting.items():
            if rows:
                self.put(self.tables[name], rows)
                self.written[name] = self.written.get(name, 0) + len(rows)
                rows.clear()
