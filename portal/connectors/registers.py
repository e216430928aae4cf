"""Registers other offices keep: addresses, residents, businesses. Asked one question at a time, from a file or from afar."""

import csv
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from http.client import HTTPException
from pathlib import Path
from typing import Any, Protocol
from urllib.request import HTTPRedirectHandler, Request, build_opener

MOST_RECORDS = 20
LONGEST_QUERY = 200
ANYWHERE = "q"
"""In a query: words that may stand in any column. Every other name is a column that must say exactly this."""

SECONDS_TO_ANSWER = 5
LARGEST_ANSWER = 1_000_000

Record = Mapping[str, Any]


class _StayThere(HTTPRedirectHandler):
    """A register that sends the question elsewhere is not the one that was set up."""

    def redirect_request(self, *_args: Any) -> None:
        return None


OPENER = build_opener(_StayThere)


class RegisterUnavailable(Exception):
    """The register cannot be asked now, or is not set up. Whoever asks must have another way on."""


class Register(Protocol):
    """Answers questions about what an office keeps."""

    def look_up(self, query: Mapping[str, str], *, key: str = "") -> list[Record]:
        """The records that fit, at most MOST_RECORDS.

        key: the same for every attempt at one question, so that a register that counts or charges can tell.

        Raises RegisterUnavailable.
        """


@dataclass(frozen=True)
class FileRegister:
    """A CSV file with a line of names, or a JSON list of objects. Read again when the file has changed."""

    path: Path

    def look_up(self, query: Mapping[str, str], *, key: str = "") -> list[Record]:  # noqa: ARG002 nobody counts here
        wanted = {name: _plain(text) for name, text in query.items() if _plain(text)}
        words = wanted.pop(ANYWHERE, "").split()
        found: list[Record] = []
        for record, text in self._records() if words or wanted else ():
            is_column_right = all(_plain(record.get(name, "")) == value for name, value in wanted.items())
            if is_column_right and all(any(part.startswith(word) for part in text) for word in words):
                found.append(record)
                if len(found) == MOST_RECORDS:
                    break
        return found

    def _records(self) -> tuple[tuple[Record, tuple[str, ...]], ...]:
        try:
            return _read(self.path, self.path.stat().st_mtime_ns)
        except (OSError, ValueError, csv.Error) as error:
            raise RegisterUnavailable(str(self.path)) from error


@dataclass(frozen=True)
class HttpRegister:
    """A register at an address: it is sent {"query": {...}} and answers with a JSON list of records."""

    address: str

    def look_up(self, query: Mapping[str, str], *, key: str = "") -> list[Record]:
        body = json.dumps({"query": {name: text[:LONGEST_QUERY] for name, text in query.items()}}).encode()
        headers = {"Content-Type": "application/json", "Accept": "application/json"}
        if key:
            headers["Idempotency-Key"] = key
        asked = Request(self.address, data=body, headers=headers, method="POST")  # noqa: S310 config lets only http pass
        try:
            with OPENER.open(asked, timeout=SECONDS_TO_ANSWER) as response:
                records = json.loads(response.read(LARGEST_ANSWER))
        except (OSError, ValueError, RecursionError, HTTPException) as error:
            raise RegisterUnavailable(self.address) from error
        if not isinstance(records, list) or not all(isinstance(record, dict) for record in records):
            raise RegisterUnavailable(f"{self.address} answered with something that is no list of records")
        return records[:MOST_RECORDS]


def register(name: str, registers: Mapping[str, str]) -> Register:
    """The register of this name. registers: the setting REGISTERS, name → file or address.

    Raises RegisterUnavailable if there is none.
    """
    place = registers.get(name)
    if not place:
        raise RegisterUnavailable(name)
    return HttpRegister(place) if "://" in place else FileRegister(Path(place))


@lru_cache(maxsize=16)
def _read(path: Path, _changed: int) -> tuple[tuple[Record, tuple[str, ...]], ...]:
    """Every record with its words, ready to be compared."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows: Iterable[Any] = json.load(file) if path.suffix == ".json" else list(csv.DictReader(file))
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise ValueError(f"{path} is no list of records")
    return tuple((row, tuple(_plain(" ".join(map(str, row.values()))).split())) for row in rows)


def _plain(text: object) -> str:
    """As one compares addresses: without capitals and signs."""
    lowered = str(text)[:LONGEST_QUERY].casefold()
    return " ".join("".join(sign if sign.isalnum() else " " for sign in lowered).split())
