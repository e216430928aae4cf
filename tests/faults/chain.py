"""The ledger's chain, computed again from what is written about it, without the portal's code."""

import json
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

FIRST = "0" * 64


def broken(entries: Iterable[dict[str, Any]], open_said: Callable[[Any], Any]) -> list[str]:
    """Entries in the order of their streams and numbers; those that were changed, or follow a gap, as 'stream number'.

    open_said: opens what people wrote, which is sealed.
    """
    found, stream, number, before = [], None, 0, FIRST
    for entry in entries:
        if entry["stream"] != stream:
            stream, number, before = entry["stream"], 0, FIRST
        is_next = (entry["number"], entry["previous_hash"]) == (number + 1, before)
        if not is_next or entry["hash"] != seal(entry) or not is_said(entry, open_said):
            found.append(f"{entry['stream']} {entry['number']}")
        number, before = entry["number"], entry["hash"]
    return found


def is_said(entry: dict[str, Any], open_said: Callable[[Any], Any]) -> bool:
    """What people wrote lies beside the chain, which holds its checksum. It may be forgotten, not changed."""
    if entry["said"] is None:
        return True
    said, details = open_said(entry["said"]), _json(entry["details"])
    return sha256(json.dumps(said, sort_keys=True, ensure_ascii=False).encode()).hexdigest() == details["said_sha256"]


def seal(entry: dict[str, Any]) -> str:
    content = {
        "stream": entry["stream"],
        "number": entry["number"],
        "at": _moment(entry["at"]),
        "verb": entry["verb"],
        "actor": entry["actor"],
        "person": _id(entry["person_id"]),
        "details": _json(entry["details"]),
        "previous": entry["previous_hash"],
    }
    return sha256(json.dumps(content, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def _moment(value: str | datetime) -> str:
    """UTC with its zone, as the ledger sealed it. SQLite keeps text without one."""
    moment = datetime.fromisoformat(value) if isinstance(value, str) else value
    return (moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)).isoformat()


def _id(value: Any) -> str:
    text = str(value or "").replace("-", "")
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}" if text else ""


def _json(value: Any) -> Any:
    """SQLite gives text, PostgreSQL what it says."""
    return json.loads(value) if isinstance(value, str) else value
