"""Passwords are kept as argon2id hashes, and checked in the same time whether an account exists or not."""

import unicodedata

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError

HASHER = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
NOBODYS_HASH = (
    "$argon2id$v=19$m=19456,t=2,p=1$8Ca2sLAlMFWoSLANmzveXA$3PHjDvboirvTWa/XqSGQDfY3f6HgyHt/i8lFVLIsD6o"
)  # fmt: skip


def hash_password(password: str) -> str:
    """The hash to keep."""
    return HASHER.hash(_as_typed_anywhere(password))


def is_right(password_hash: str | None, password: str) -> bool:
    """True if the password belongs to the hash. Without a hash the answer is no, after the same work."""
    try:
        HASHER.verify(password_hash or NOBODYS_HASH, _as_typed_anywhere(password))
    except (VerifyMismatchError, InvalidHashError):
        return False
    return password_hash is not None


def is_outdated(password_hash: str) -> bool:
    """True if the hash was made with weaker settings than today's."""
    return HASHER.check_needs_rehash(password_hash)


def _as_typed_anywhere(password: str) -> str:
    """Keyboards write é in two ways; both are the same password."""
    return unicodedata.normalize("NFKC", password)
