"""What an export holds and how it is described: Frictionless Data, so that any system can read it in ten years, too."""

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from sqlalchemy import ForeignKeyConstraint

from portal.core.db import Base
from portal.core.sealing import is_sealed, open_text

from .tables import NOTHING, Column, Table, shown

LEFT_OUT: Mapping[str, str] = {
    "attempts": "counted attempts to sign in, for a few hours",
    "sessions": "keys of browsers that are signed in",
    "mailed_codes": "codes on their way, valid for minutes",
    "parked_forms": "half-typed forms, kept for minutes",
    "sealing_keys": "proofs of keys that seal what is most private; here it is open",
    "jobs": "work the portal has promised itself",
    "turns": "when regular work comes next",
    "heartbeats": "which processes are alive",
    "public_changes": "when cached pages were last out of date",
}
"""Tables that say nothing about what the authority does, or are secrets."""

SECRETS = {("accounts", "password_hash")}

TYPES = {
    "uuid": ("string", "uuid"),
    "moment": ("datetime", "default"),
    "date": ("date", "default"),
    "time": ("time", "default"),
    "yes_no": ("boolean", "default"),
    "json": ("any", "default"),
    "whole": ("integer", "default"),
    "float": ("number", "default"),
    "bytes": ("string", "binary"),
    "text": ("string", "default"),
}
VALUES: Mapping[str, Callable[[str], Any]] = {
    "yes_no": lambda text: text == "t",
    "json": json.loads,
    "whole": int,
    "float": float,
    "moment": lambda text: text.replace(" ", "T").replace("+00", "Z"),
    "bytes": lambda text: text.removeprefix("\\x"),
}


def is_open(table: Table) -> bool:
    return table.name not in LEFT_OUT


def open_columns(table: Table) -> Table:
    """Without secrets."""
    return Table(table.name, tuple(each for each in table.columns if (table.name, each.name) not in SECRETS))


def records(lines: Iterator[bytes], table: Table) -> Iterator[bytes]:
    """A JSON object a line."""
    for piece in lines:
        for line in piece.splitlines():
            yield json.dumps(_record(line, table), ensure_ascii=False).encode() + b"\n"


def described(table: Table, *, rows: int, size: int, digest: str) -> dict[str, Any]:
    """The resource as Frictionless Data describes it."""
    model = Base.metadata.tables.get(table.name)
    return {
        "name": table.name.replace("_", "-"),
        "path": f"tables/{table.name}.jsonl",
        "description": _what_it_is(table.name),
        "format": "jsonl",
        "mediatype": "application/x-ndjson",
        "encoding": "utf-8",
        "bytes": size,
        "hash": f"sha256:{digest}",
        "rows": rows,
        "schema": {
            "fields": [_field(table, each) for each in table.columns],
            "primaryKey": "id",
            "foreignKeys": [
                _foreign_key(each) for each in (model.foreign_key_constraints if model is not None else ())
            ],
        },
    }


def _record(line: bytes, table: Table) -> dict[str, Any]:
    texts = line.decode().split("\t")
    return {
        column.name: None if text == NOTHING else _value(shown(text), f"{table.name}.{column.name}", column.kind)
        for column, text in zip(table.columns, texts, strict=True)
    }


def _value(text: str, place: str, kind: str) -> Any:
    """What is sealed on the disk is opened: the authority owns what it says."""
    value = VALUES.get(kind, str)(text)
    if not is_sealed(value):
        return value
    opened = open_text(value, place).decode()
    return json.loads(opened) if kind == "json" else opened


def _field(table: Table, column: Column) -> dict[str, str]:
    kind, form = TYPES[column.kind]
    model = Base.metadata.tables.get(table.name)
    comment = model.columns[column.name].comment if model is not None and column.name in model.columns else None
    told = {"description": comment} if comment else {}
    return {"name": column.name, "type": kind, "format": form, **told}


def _foreign_key(constraint: ForeignKeyConstraint) -> dict[str, Any]:
    target = constraint.referred_table.name.replace("_", "-")
    return {
        "fields": list(constraint.column_keys),
        "reference": {"resource": target, "fields": [each.column.name for each in constraint.elements]},
    }


def _what_it_is(table: str) -> str:
    """What the model says of itself."""
    for mapper in Base.registry.mappers:
        if mapper.local_table is not None and getattr(mapper.local_table, "name", "") == table:
            return (mapper.class_.__doc__ or "").strip()
    return ""
