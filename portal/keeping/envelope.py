"""A sealed stream: AES-256-GCM in numbered chunks, so that a changed, missing, swapped or cut-off part is noticed."""

import io
import os
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from .rules import Damaged, WrongKey

MAGIC = b"portal backup 1\n"
KEY_NAME, SALT, TAG = 8, 32, 16
CHUNK = 256 * 1024
ANY, LAST = b"\0", b"\1"


class Sealer(io.RawIOBase):
    """Writes into `file` what can only be read with the key. Only after close() is it whole."""

    def __init__(self, file: BinaryIO, key: bytes) -> None:
        salt = os.urandom(SALT)
        self.header = MAGIC + _name_of(key) + salt
        self.file, self.cipher = file, AESGCM(_derived(key, salt, b"content"))
        self.number, self.waiting, self.is_abandoned = 0, bytearray(), False
        file.write(self.header)

    def writable(self) -> bool:
        return True

    def abandon(self) -> None:
        """What is still said goes nowhere."""
        self.is_abandoned = True

    def write(self, content: bytes) -> int:  # type: ignore[override]
        if self.is_abandoned:
            return len(content)
        self.waiting += content
        while len(self.waiting) > CHUNK:
            self._seal(bytes(self.waiting[:CHUNK]), ANY)
            del self.waiting[:CHUNK]
        return len(content)

    def finish(self) -> None:
        """What was written is all. Without this the reader says that the end is missing."""
        self._seal(bytes(self.waiting), LAST)

    def _seal(self, chunk: bytes, place: bytes) -> None:
        self.file.write(self.cipher.encrypt(_nonce(self.number, place), chunk, self.header))
        self.number += 1


class Opener(io.RawIOBase):
    """Reads what a Sealer wrote.

    Raises WrongKey at once, and Damaged where the content is not what was written or ends too early.
    """

    def __init__(self, file: BinaryIO, key: bytes) -> None:
        self.header = file.read(len(MAGIC) + KEY_NAME + SALT)
        if not self.header.startswith(MAGIC) or len(self.header) < len(MAGIC) + KEY_NAME + SALT:
            raise Damaged("This is not a backup of a portal, or its beginning is damaged.")
        if self.header[len(MAGIC) : -SALT] != _name_of(key):
            raise WrongKey("The backup was made with another key. Use the BACKUP_KEY of the portal it comes from.")
        self.file, self.cipher = file, AESGCM(_derived(key, self.header[-SALT:], b"content"))
        self.number, self.opened, self.next = 0, b"", file.read(CHUNK + TAG)

    def readable(self) -> bool:
        return True

    def readinto(self, target: bytearray) -> int:  # type: ignore[override]
        while not self.opened and self.next:
            self._open()
        size = min(len(target), len(self.opened))
        target[:size] = self.opened[:size]
        self.opened = self.opened[size:]
        return size

    def _open(self) -> None:
        sealed, self.next = self.next, self.file.read(CHUNK + TAG)
        try:
            place = ANY if self.next else LAST
            self.opened = self.cipher.decrypt(_nonce(self.number, place), sealed, self.header)
        except (InvalidTag, ValueError) as error:
            where = f"around byte {self.file.tell() - len(self.next):,}"
            raise Damaged(f"The backup is damaged or cut off {where}. Use another one.") from error
        self.number += 1


def _derived(key: bytes, salt: bytes, purpose: bytes) -> bytes:
    return HKDF(SHA256(), 32, salt, b"portal backup " + purpose).derive(key)


def _name_of(key: bytes) -> bytes:
    """Tells one key from another and gives none away."""
    return _derived(key, b"", b"name of the key")[:KEY_NAME]


def _nonce(number: int, place: bytes) -> bytes:
    return number.to_bytes(11) + place
