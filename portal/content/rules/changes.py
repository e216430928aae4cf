"""What must be kept of a document so that a change can be undone, and how two people's changes are told apart."""

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any, TypedDict

MARK_LENGTH = 20


class Before(TypedDict):
    """What a change replaced. parts: as they were, by their first key. new: keys that were not there."""

    parts: dict[str, Any]
    new: list[str]


def before_of(old: Mapping[str, Any], new: Mapping[str, Any]) -> Before:
    """Only the parts that differ are kept: a document is large, a change is small."""
    parts = {key: value for key, value in old.items() if key not in new or new[key] != value}
    return Before(parts=parts, new=[key for key in new if key not in old])


def restored(document: Mapping[str, Any], before: Before) -> dict[str, Any]:
    """The document as it was before the change, if nothing else has changed since."""
    kept = {key: value for key, value in document.items() if key not in before["new"]}
    return {**kept, **before["parts"]}


def fingerprint(part: Any) -> str:
    """The same for parts that say the same."""
    return sha256(json.dumps(part, sort_keys=True, ensure_ascii=False).encode()).hexdigest()[:MARK_LENGTH]
