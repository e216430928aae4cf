"""Reads a backup from its first to its last byte, checks everything, and hands it on to whoever wants it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import groupby
from pathlib import Path
from typing import Any, Protocol
from uuid import UUID

from .archive import END, FORMAT, START, Piece, reading
from .chain import Chain
from .rules import Damaged, OtherVersion
from .tables import Column, Table


class Taker(Protocol):
    """Whoever wants what is in a backup. Lines must be read to their end."""

    def rows(self, table: Table, lines: Iterator[bytes]) -> None: ...

    def file(self, file_id: UUID, content: bytes) -> None: ...


class Nobody:
    """Only looks whether all is well."""

    def rows(self, _table: Table, lines: Iterator[bytes]) -> None:
        for _line in lines:
            pass

    def file(self, _file_id: UUID, _content: bytes) -> None:
        pass


@dataclass
class Contents:
    """What a backup holds. start, end: its two documents."""

    start: Mapping[str, Any]
    end: Mapping[str, Any] = field(default_factory=dict)
    tables: dict[str, dict[str, Any]] = field(default_factory=dict)
    files: int = 0
    file_bytes: int = 0
    ledger: dict[str, Any] = field(default_factory=dict)
    broken_links: list[str] = field(default_factory=list)

    @property
    def row_count(self) -> int:
        return sum(table["rows"] for table in self.tables.values())

    @property
    def known_tables(self) -> dict[str, Table]:
        return {
            each["name"]: Table(each["name"], tuple(Column(*column) for column in each["columns"]))
            for each in self.start["tables"]
        }


class Tally:
    """Counts lines as they pass."""

    def __init__(self) -> None:
        self.rows, self.hash = 0, sha256()

    def passing(self, pieces: Iterator[bytes]) -> Iterator[bytes]:
        for piece in pieces:
            self.rows += piece.count(b"\n")
            self.hash.update(piece)
            yield piece

    def said(self) -> dict[str, Any]:
        return {"rows": self.rows, "sha256": self.hash.hexdigest()}


def read_through(path: Path, key: bytes, taker: Taker | None = None) -> Contents:
    """Raises WrongKey, OtherVersion and Damaged."""
    with reading(path, key) as pieces:
        contents = Contents(_start(next(pieces, None)))
        known = contents.known_tables
        for name, group in groupby(pieces, lambda piece: piece.table):
            if name:
                _read_table(contents, known[name], group, taker or Nobody())
            else:
                _read_others(contents, group, taker or Nobody())
    for name in known:
        contents.tables.setdefault(name, Tally().said())
    _compare(contents)
    return contents


def _start(piece: Piece | None) -> dict[str, Any]:
    if piece is None or piece.name != START:
        raise Damaged("The backup does not begin like one. Use another one.")
    start = piece.document()
    if start["format"] != FORMAT:
        raise OtherVersion(
            f"The backup has format {start['format']}, this release reads {FORMAT}."
            f" Restore it with release {start['portal']} of the portal."
        )
    return start


def _read_table(contents: Contents, table: Table, pieces: Iterator[Piece], taker: Taker) -> None:
    tally = Tally()
    lines = tally.passing(line for piece in pieces for line in piece.stream)
    if table.name == "ledger":
        chain = Chain(table)
        lines = chain.passing(lines)
    taker.rows(table, lines)
    contents.tables[table.name] = tally.said()
    if table.name == "ledger":
        contents.ledger, contents.broken_links = chain.end(), chain.broken


def _read_others(contents: Contents, pieces: Iterator[Piece], taker: Taker) -> None:
    for piece in pieces:
        if piece.name == END:
            contents.end = piece.document()
            continue
        file_id, _, wanted = piece.name.removeprefix("files/").partition(".")
        content = piece.stream.read()
        if sha256(content).hexdigest() != wanted:
            raise Damaged(f"The file {file_id} in the backup is not what was written. Use another one.")
        taker.file(UUID(file_id), content)
        contents.files += 1
        contents.file_bytes += len(content)


def _compare(contents: Contents) -> None:
    """What was read with what was counted when it was written."""
    if not contents.end:
        raise Damaged("The end of the backup is missing. Use another one.")
    found = {"tables": contents.tables, "files": contents.files, "file_bytes": contents.file_bytes}
    wrong = [name for name, value in found.items() if contents.end[name] != value]
    if wrong:
        raise Damaged(f"The backup does not hold what it says it holds: {', '.join(wrong)}. Use another one.")
