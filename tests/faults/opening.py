"""Opens what the portal has sealed, with its keys but without its code."""

import json
from base64 import b64decode
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

MARK = b"sealed:1:"
NONCE = 12


class Opener:
    """keys: the file in which a portal that is no production keeps its keys, `name:base64`, the newest first."""

    def __init__(self, keys: Path) -> None:
        pairs = (part.partition(":") for part in keys.read_text().split())
        self.keys = {name.encode(): AESGCM(b64decode(key)) for name, _colon, key in pairs}

    def content(self, kept: bytes, place: str, *, is_text: bool = False) -> bytes:
        """Raises InvalidTag for what was changed. What is not sealed comes back as it is."""
        if not kept.startswith(MARK):
            return kept
        name, _colon, rest = kept.removeprefix(MARK).partition(b":")
        sealed = b64decode(rest) if is_text else rest
        return self.keys[name].decrypt(sealed[:NONCE], sealed[NONCE:], place.encode())

    def text(self, value: str, place: str) -> str:
        return self.content(value.encode(), place, is_text=True).decode()

    def json(self, value: Any, place: str) -> Any:
        """SQLite gives JSON as text, PostgreSQL what it says."""
        said = json.loads(value) if isinstance(value, str) and not value.startswith(MARK.decode()) else value
        return json.loads(self.text(said, place)) if isinstance(said, str) else said
