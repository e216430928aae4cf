"""Files citizens and staff send: checked by what they contain, kept outside the database."""

import unicodedata
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from datetime import timedelta
from enum import StrEnum
from hashlib import sha256
from itertools import islice
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import BigInteger, String, delete, select
from sqlalchemy.orm import Mapped, mapped_column
from werkzeug.datastructures import FileStorage

from portal.config import settings
from portal.core import clock, filestore
from portal.core.db import Base, db, new_id, reader
from portal.core.later import Later
from portal.core.outbox import enqueue

if TYPE_CHECKING:
    import puremagic
else:
    puremagic = Later("puremagic")

LONGEST_NAME = 150
REMOVE_BYTES = "core.remove_bytes"
UNSAVED_FOR = timedelta(days=1)
MILLISECONDS_BEGIN_AT, SWEPT_AT_ONCE = 80, 500
TYPES = {
    "application/pdf": {"pdf"},
    "image/jpeg": {"jpg", "jpeg", "jpe", "jfif"},
    "image/png": {"png"},
    "image/webp": {"webp"},
    "image/heic": {"heic", "heif"},
}
"""What may be kept: the media type and the endings that go with it."""

DANGEROUS_ENDINGS = {
    *("exe", "com", "bat", "cmd", "scr", "msi", "js", "mjs", "vbs", "ps1", "sh", "jar", "apk", "app", "lnk", "pif"),
    *("php", "phtml", "asp", "aspx", "jsp", "cgi", "py", "html", "htm", "svg", "xhtml", "hta", "docm", "xlsm"),
}


class Refusal(StrEnum):
    """Why a file is not taken."""

    EMPTY = "empty"
    TOO_BIG = "too big"
    WRONG_TYPE = "wrong type"
    TYPE_AND_NAME_DIFFER = "type and name differ"
    DANGEROUS_NAME = "dangerous name"
    BAD_NAME = "bad name"


class FileRefused(Exception):
    """The file is not taken; `reason` says why."""

    def __init__(self, reason: Refusal) -> None:
        super().__init__(reason)
        self.reason = reason


class StoredFile(Base):
    """What we know about a file; its bytes are in the file store under its id."""

    __tablename__ = "files"

    name: Mapped[str] = mapped_column(String(LONGEST_NAME))
    media_type: Mapped[str] = mapped_column(String(80))
    size_bytes: Mapped[int] = mapped_column(BigInteger)
    sha256: Mapped[str] = mapped_column(String(64))


def keep(upload: FileStorage, *, types: AbstractSet[str] = frozenset(TYPES)) -> StoredFile:
    """Check an upload and keep it. The row belongs to the caller's transaction.

    types: media types that are welcome here, a part of TYPES.

    Raises FileRefused.
    """
    name = checked_name(upload.filename or "")
    content = upload.stream.read(settings().max_upload_mb * 1_000_000 + 1)
    media_type = checked_type(name, content, types)
    if len(content) > settings().max_upload_mb * 1_000_000:
        raise FileRefused(Refusal.TOO_BIG)
    return keep_bytes(name, media_type, content)


def is_among(upload: FileStorage, file_ids: Sequence[UUID]) -> bool:
    """Whether one of these is the very same file under the same name: a second click, or an impatient proxy, sends it again."""
    if not file_ids:
        return False
    content = upload.stream.read(settings().max_upload_mb * 1_000_000 + 1)
    upload.stream.seek(0)
    name = unicodedata.normalize("NFC", upload.filename or "").strip()
    same = (StoredFile.id.in_(file_ids), StoredFile.sha256 == sha256(content).hexdigest(), StoredFile.name == name)
    return db.scalars(select(StoredFile.id).where(*same).limit(1)).first() is not None


def keep_bytes(name: str, media_type: str, content: bytes) -> StoredFile:
    """Keep something the portal made itself, such as a receipt."""
    file = StoredFile(
        id=new_id(),
        name=name,
        media_type=media_type,
        size_bytes=len(content),
        sha256=sha256(content).hexdigest(),
    )
    filestore.put(file.id, content)
    db.add(file)
    return file


def discard(file_ids: AbstractSet[UUID]) -> None:
    """Forget files nobody needs any more. Their bytes go once the transaction is safe: until then they may come back."""
    if file_ids:
        db.execute(delete(StoredFile).where(StoredFile.id.in_(file_ids)))
        enqueue(REMOVE_BYTES, file_ids=[str(file_id) for file_id in file_ids])


def remove_bytes(*, file_ids: Sequence[str]) -> None:
    """The job behind discard()."""
    filestore.remove(UUID(file_id) for file_id in file_ids)


def sweep() -> None:
    """Take away bytes without a row, which an upload that could not be saved has left behind.

    Ids are ordered by time and say when they were made: what may still be on its way to its row is left alone.
    Where there is no row at all, somebody is about to restore them.
    """
    with reader() as session:
        if session.scalars(select(StoredFile.id).limit(1)).first() is None:
            return
    youngest = (clock.now() - UNSAVED_FOR).timestamp() * 1000
    old = (file_id for file_id in filestore.ids() if file_id.int >> MILLISECONDS_BEGIN_AT < youngest)
    while some := set(islice(old, SWEPT_AT_ONCE)):
        with reader() as session:
            known = session.scalars(select(StoredFile.id).where(StoredFile.id.in_(some))).all()
        filestore.remove(some.difference(known))


def checked_name(name: str) -> str:
    """The name as the person gave it, made safe to show.

    Raises FileRefused for a path, for nothing but an ending, and for endings that run as programs.
    """
    name = unicodedata.normalize("NFC", name).strip()
    if any(sign in name for sign in "/\\\0:") or name.startswith(".") or "." not in name:
        raise FileRefused(Refusal.BAD_NAME)
    if any(unicodedata.category(sign) in {"Cc", "Cf"} for sign in name):
        raise FileRefused(Refusal.BAD_NAME)
    endings = name.lower().split(".")[1:]
    if DANGEROUS_ENDINGS & {ending.strip() for ending in endings}:
        raise FileRefused(Refusal.DANGEROUS_NAME)
    stem, _dot, ending = name.rpartition(".")
    return f"{stem[: LONGEST_NAME - len(ending) - 1]}.{ending}"


def checked_type(name: str, content: bytes, types: AbstractSet[str]) -> str:
    """The media type by content, which must be welcome and fit the name.

    Raises FileRefused.
    """
    if not content:
        raise FileRefused(Refusal.EMPTY)
    ending = name.lower().rpartition(".")[2]
    guesses = _guesses(content)
    fitting = [guess for guess in guesses if guess in types]
    if not fitting:
        raise FileRefused(Refusal.WRONG_TYPE)
    for guess in fitting:
        if ending in TYPES[guess]:
            return guess
    raise FileRefused(Refusal.TYPE_AND_NAME_DIFFER)


def _guesses(content: bytes) -> list[str]:
    try:
        return [match.mime_type for match in puremagic.magic_string(content) if match.mime_type]
    except (puremagic.PureError, ValueError):
        return []
