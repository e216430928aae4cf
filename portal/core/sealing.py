"""Keeps what is most private unreadable on the disk: sealed when it is written, opened when it is read.

AES-256-GCM. What is sealed says with which key, and belongs to its place: in another column, or under another file's
id, it does not open. What was written before there were keys is read as it is, until `portal keys rotate` seals it.
"""

import hmac
import json
import os
import unicodedata
from base64 import b64decode, b64encode
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from flask import Flask, current_app
from sqlalchemy import JSON, Dialect, String, Text
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.types import TypeDecorator

from portal.config import Settings, UnsafeSettings
from portal.core.db import Base
from portal.core.keys import BadKeys, kept_keys, read_key, read_keys

MARK = "sealed:1:"
NONCE_BYTES = 12
MARK_SIGNS, FEWEST_DIGITS = 40, 5
PROOF = b"this key opens it"


class CannotOpen(Exception):
    """Something sealed does not open; the message says what to do and tells nothing of what is inside."""


class SealingKey(Base):
    """A key that something was sealed with, and the proof that a key of this name is the same one."""

    __tablename__ = "sealing_keys"

    name: Mapped[str] = mapped_column(String(16), unique=True)
    proof: Mapped[str] = mapped_column(Text)


class KeyRing:
    """All keys that open, the first of which seals."""

    def __init__(self, keys: dict[str, bytes], index_key: bytes) -> None:
        self.newest = next(iter(keys))
        self.keys = {name: AESGCM(key) for name, key in keys.items()}
        self.index_key = index_key

    def seal(self, content: bytes, place: str) -> bytes:
        """place: where it belongs, such as `applications.answers`."""
        nonce = os.urandom(NONCE_BYTES)
        head = f"{MARK}{self.newest}:".encode()
        return head + nonce + self.keys[self.newest].encrypt(nonce, content, place.encode())

    def open(self, sealed: bytes, place: str) -> bytes:
        """Raises CannotOpen."""
        name, _, rest = sealed.removeprefix(MARK.encode()).partition(b":")
        key = self.keys.get(name.decode(errors="replace"))
        if key is None:
            raise CannotOpen(
                f"Something in {place} was sealed with the key {name[:16]!r}, which is not in ENCRYPTION_KEYS. Add it."
            )
        try:
            return key.decrypt(rest[:NONCE_BYTES], rest[NONCE_BYTES:], place.encode())
        except (InvalidTag, ValueError) as error:
            raise CannotOpen(
                f"Something in {place} does not open: it was changed, or belongs elsewhere, or the key is another one."
            ) from error


class SealedText(TypeDecorator[str]):
    """A text that is unreadable on the disk. place: its table and column."""

    impl = Text
    cache_ok = True

    def __init__(self, place: str) -> None:
        super().__init__()
        self.place = place

    def process_bind_param(self, value: str | None, _dialect: Dialect) -> str | None:
        return value if value is None else seal_text(value.encode(), self.place)

    def process_result_value(self, value: Any, _dialect: Dialect) -> str | None:
        return open_text(value, self.place).decode() if is_sealed(value) else value


class SealedJson(TypeDecorator[Any]):
    """Whatever JSON can say, unreadable on the disk: the column holds one JSON text. place: its table and column."""

    impl = JSON
    cache_ok = True

    def __init__(self, place: str) -> None:
        super().__init__()
        self.place = place

    def process_bind_param(self, value: Any, _dialect: Dialect) -> Any:
        content = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
        return seal_text(content.encode(), self.place)

    def process_result_value(self, value: Any, _dialect: Dialect) -> Any:
        return json.loads(open_text(value, self.place)) if is_sealed(value) else value


def ring() -> KeyRing:
    """The keys of the running portal."""
    found: KeyRing = current_app.extensions["sealing"]
    return found


def is_sealed(value: Any) -> bool:
    return isinstance(value, str) and value.startswith(MARK)


def seal_text(content: bytes, place: str) -> str:
    head = f"{MARK}{ring().newest}:"
    return head + b64encode(ring().seal(content, place)[len(head) :]).decode()


def open_text(sealed: str, place: str) -> bytes:
    """Raises CannotOpen."""
    name, _, content = sealed.removeprefix(MARK).partition(":")
    try:
        return ring().open(f"{MARK}{name}:".encode() + b64decode(content, validate=True), place)
    except ValueError as error:
        raise CannotOpen(f"Something in {place} does not open: it was changed.") from error


def seal_file(content: bytes, file_id: object) -> bytes:
    return ring().seal(content, f"files/{file_id}")


def open_file(kept: bytes, file_id: object) -> bytes:
    """Raises CannotOpen. What was kept before there were keys comes back as it is."""
    return ring().open(kept, f"files/{file_id}") if kept.startswith(MARK.encode()) else kept


def blind_index(value: str, purpose: str) -> str:
    """64 signs that are the same for the same value, and tell whoever has no key nothing: what sealed things are found by.

    purpose: what kind of value it is, so that equal values of two kinds do not look equal.
    """
    return hmac.digest(ring().index_key, f"{purpose}\n{value}".encode(), "sha256").hex()


def identifier_mark(number: str) -> str:
    """What a number of a person is found by, however it is written: 40 signs, of which the first is in no word."""
    plain = "".join(sign for sign in unicodedata.normalize("NFKC", number) if sign.isalnum())
    return f"#{blind_index(plain.casefold(), 'identifier')[: MARK_SIGNS - 1]}"


def is_identifier(text: str) -> bool:
    """Whether somebody who looks for this means a number of a person, and no name."""
    is_one = all(sign.isalnum() or sign in " .-/" for sign in text.strip())
    return is_one and sum(sign.isdigit() for sign in text) >= FEWEST_DIGITS


def init_app(app: Flask, chosen: Settings) -> None:
    """Raises UnsafeSettings."""
    kept = ("", "") if chosen.encryption_keys and chosen.blind_index_key else kept_keys(chosen.folder)
    try:
        app.extensions["sealing"] = KeyRing(
            read_keys(chosen.encryption_keys or kept[0]),
            read_key(chosen.blind_index_key or kept[1], name="BLIND_INDEX_KEY"),
        )
    except BadKeys as error:
        raise UnsafeSettings(f"ENCRYPTION_KEYS and BLIND_INDEX_KEY: {error}.") from error
