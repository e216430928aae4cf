r"""Rows as text that means the same on every database: PostgreSQL's COPY text, and SQLite's values turned into it.

A line is a row, tabs part its values, `\N` is nothing, a backslash hides what would be taken for one of these. Moments are
in UTC, numbers are exact.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

NOTHING = "\\N"
SIGNS = {"\t": "t", "\n": "n", "\r": "r", "\b": "b", "\f": "f", "\v": "v"}
HIDDEN = str.maketrans({"\\": "\\\\"} | {sign: f"\\{letter}" for sign, letter in SIGNS.items()})
HIDING = re.compile(r"\\(.)")
SHOWN = {letter: sign for sign, letter in SIGNS.items()}
UTC = "+00"

KINDS = {
    "uuid": ("uuid", "char(32)"),
    "moment": ("timestamp with time zone", "datetime"),
    "date": ("date",),
    "time": ("time without time zone", "time"),
    "yes_no": ("boolean",),
    "json": ("json", "jsonb"),
    "whole": ("integer", "bigint", "smallint"),
    "float": ("double precision", "real", "float"),
    "bytes": ("bytea", "blob"),
}
"""What both databases call a kind of value. Everything else is text."""

KIND_OF = {name: kind for kind, names in KINDS.items() for name in names}


@dataclass(frozen=True)
class Column:
    """A column, and which of KINDS it holds."""

    name: str
    kind: str


@dataclass(frozen=True)
class Table:
    """A table as it stands in a backup."""

    name: str
    columns: Sequence[Column]

    def names(self) -> str:
        """For a statement."""
        return ", ".join(f'"{column.name}"' for column in self.columns)


def kind_of(declared: str) -> str:
    """The kind of a column that a database declares like this."""
    return KIND_OF.get(declared.lower(), "text")


def lines_of(rows: Iterable[Sequence[Any]], table: Table) -> Iterator[bytes]:
    """SQLite's rows as lines."""
    said = [TO_TEXT[column.kind] for column in table.columns]
    for row in rows:
        values = [NOTHING if value is None else say(value) for say, value in zip(said, row, strict=True)]
        yield ("\t".join(values) + "\n").encode()


def rows_of(lines: Iterable[bytes], table: Table) -> Iterator[list[Any]]:
    """Lines as SQLite's rows."""
    read = [FROM_TEXT[column.kind] for column in table.columns]
    for line in lines:
        texts = line.decode().rstrip("\n").split("\t")
        yield [None if text == NOTHING else meant(shown(text)) for meant, text in zip(read, texts, strict=True)]


def shown(text: str) -> str:
    """The value in COPY's notation as it is."""
    return HIDING.sub(lambda found: SHOWN.get(found[1], found[1]), text) if "\\" in text else text


def _hidden(value: Any) -> str:
    return str(value).translate(HIDDEN)


def _with_hyphens(value: str) -> str:
    return f"{value[:8]}-{value[8:12]}-{value[12:16]}-{value[16:20]}-{value[20:]}"


def _short(value: str) -> str:
    """Without the zeros at the end of a fraction, which PostgreSQL leaves out."""
    return value.rstrip("0").rstrip(".") if "." in value else value


def _long(value: str) -> str:
    """With six digits, as SQLAlchemy writes them, so that moments can be compared as texts."""
    whole, _, fraction = value.partition(".")
    return f"{whole}.{fraction:0<6}"


TO_TEXT: dict[str, Callable[[Any], str]] = {
    "text": _hidden,
    "json": _hidden,
    "uuid": _with_hyphens,
    "moment": lambda value: _short(value) + UTC,
    "date": str,
    "time": _short,
    "yes_no": lambda value: "t" if value else "f",
    "whole": str,
    "float": repr,
    "bytes": lambda value: "\\\\x" + value.hex(),
}
FROM_TEXT: dict[str, Callable[[str], Any]] = {
    "text": str,
    "json": str,
    "uuid": lambda text: text.replace("-", ""),
    "moment": lambda text: _long(text.removesuffix(UTC)),
    "date": str,
    "time": _long,
    "yes_no": lambda text: int(text == "t"),
    "whole": int,
    "float": float,
    "bytes": lambda text: bytes.fromhex(text.removeprefix("\\x")),
}
