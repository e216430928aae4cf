"""Keys for what is sealed: read from settings, or made once and kept beside the data outside production."""

import re
import secrets
from base64 import b64decode, b64encode
from binascii import Error
from pathlib import Path

from portal.config import made_once

KEY_BYTES = 32
ONE_KEY = re.compile(r"([a-z0-9-]{1,16}):([A-Za-z0-9+/=_-]+)")
HOW_TO_MAKE = "Make one with: portal keys new"


class BadKeys(ValueError):
    """The keys cannot be used; the message says why without telling them."""


def read_keys(text: str) -> dict[str, bytes]:
    """ENCRYPTION_KEYS, the newest first: `2026:base64… 2025:base64…`.

    Raises BadKeys.
    """
    keys: dict[str, bytes] = {}
    for number, part in enumerate(text.split(), start=1):
        found = ONE_KEY.fullmatch(part)
        if found is None:
            raise BadKeys(f"key {number} is not written like 2026:base64… . {HOW_TO_MAKE}")
        if found[1] in keys:
            raise BadKeys(f"two keys are called {found[1]}")
        keys[found[1]] = read_key(found[2], name=f"the key {found[1]}")
    if not keys:
        raise BadKeys(f"there is none. {HOW_TO_MAKE}")
    return keys


def read_key(text: str, *, name: str) -> bytes:
    """One key of 32 bytes in base64.

    Raises BadKeys.
    """
    try:
        key = b64decode(text.replace("-", "+").replace("_", "/"), validate=True)
    except (Error, ValueError):
        key = b""
    if len(key) != KEY_BYTES:
        raise BadKeys(f"{name} is not {KEY_BYTES} bytes in base64. {HOW_TO_MAKE}")
    return key


def new_key() -> str:
    return b64encode(secrets.token_bytes(KEY_BYTES)).decode()


def kept_keys(folder: Path) -> tuple[str, str]:
    """(ENCRYPTION_KEYS, BLIND_INDEX_KEY) of a portal that is no production, made when it is first asked for them."""
    return (
        made_once(folder / "encryption_keys", lambda: f"made-here:{new_key()}"),
        made_once(folder / "blind_index_key", new_key),
    )
