"""The ledger's chain, followed entry by entry, however long it is."""

import json
from collections.abc import Iterator
from datetime import datetime
from hashlib import sha256
from types import SimpleNamespace
from typing import Any, cast

from portal.core.ledger import BEFORE_THE_FIRST, Entry, is_whole
from portal.core.sealing import CannotOpen, is_sealed, open_text

from .tables import NOTHING, Table, shown


class Chain:
    """Gets the lines of the table in the order of stream and number, and says what all streams end with."""

    def __init__(self, table: Table) -> None:
        self.names = [column.name for column in table.columns]
        self.stream, self.number, self.hash = "", 0, BEFORE_THE_FIRST
        self.heads, self.streams, self.broken = sha256(), 0, list[str]()

    def passing(self, lines: Iterator[bytes]) -> Iterator[bytes]:
        for line in lines:
            self.follow(line)
            yield line

    def follow(self, line: bytes) -> None:
        texts = line.decode().rstrip("\n").split("\t")
        entry = _entry(dict(zip(self.names, texts, strict=True)))
        if entry.stream != self.stream:
            self._end_stream()
            self.stream, self.number, self.hash = entry.stream, 0, BEFORE_THE_FIRST
        if entry.number != self.number + 1 or entry.previous_hash != self.hash or not is_whole(entry):
            self.broken.append(f"{entry.stream} {entry.number}")
        self.number, self.hash = entry.number, entry.hash

    def end(self) -> dict[str, Any]:
        """How many streams there are, and one hash over the last entry of each."""
        self._end_stream()
        self.stream = ""
        return {"streams": self.streams, "heads": self.heads.hexdigest()}

    def _end_stream(self) -> None:
        if self.stream:
            self.streams += 1
            self.heads.update(f"{self.stream} {self.number} {self.hash}\n".encode())


def _words(text: str | None) -> Any:
    """What people wrote, opened. Without the portal's keys it cannot be compared with its hash; the chain can."""
    said: Any = json.loads(text) if text else None
    try:
        return json.loads(open_text(said, "ledger.said")) if is_sealed(said) else said
    except CannotOpen:
        return None


def _entry(texts: dict[str, str]) -> Entry:
    values: dict[str, Any] = {name: None if text == NOTHING else shown(text) for name, text in texts.items()}
    values |= {"number": int(values["number"]), "at": datetime.fromisoformat(values["at"])}
    values |= {"details": json.loads(values["details"]), "said": _words(values.get("said"))}
    return cast("Entry", SimpleNamespace(**values))
