"""The bytes of files, each under its id: in a folder, or in an object store that every server reaches."""

import os
import re
from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Protocol
from uuid import UUID, uuid4

from flask import current_app

from portal.config import settings
from portal.core.sealing import open_file, seal_file

OURS = re.compile("[0-9a-f]{2}/([0-9a-f]{32})")
SECONDS_TO_ANSWER = 20


class StoreAway(OSError):
    """The object store does not answer, or refuses; whoever waits is told to come back later."""


class Store(Protocol):
    """A place that keeps bytes under names like `3f/0198…3f`."""

    def put(self, name: str, content: bytes) -> None:
        """Keep it for good: when this returns, no power cut takes it away. Nobody ever sees half of it."""

    def get(self, name: str) -> bytes:
        """Raises FileNotFoundError."""

    def has(self, name: str) -> bool:
        """Whether there is something of this name."""

    def remove(self, names: Iterable[str]) -> None:
        """Names that are not there are no mistake: the job may run twice."""

    def names(self) -> Iterator[str]:
        """Everything that is kept."""


def put(file_id: UUID, content: bytes) -> None:
    """Keep a file, sealed, before anybody is told that we have it. Raises OSError if that is not possible now."""
    _store().put(_name(file_id), seal_file(content, file_id))


def get(file_id: UUID) -> bytes:
    """Raises FileNotFoundError if nothing is kept under this id, and OSError if the store does not answer."""
    return open_file(as_kept(file_id), file_id)


def as_kept(file_id: UUID) -> bytes:
    """Still sealed. Raises like get()."""
    return _store().get(_name(file_id))


def exists(file_id: UUID) -> bool:
    return _store().has(_name(file_id))


def remove(file_ids: Iterable[UUID]) -> None:
    _store().remove([_name(file_id) for file_id in file_ids])


def ids() -> Iterator[UUID]:
    """Of everything that is kept, for a backup or a check."""
    return (UUID(found[1]) for name in _store().names() if (found := OURS.fullmatch(name)))


def is_empty() -> bool:
    """Whether nothing at all is kept, be it ours or not."""
    return next(_store().names(), None) is None


class Folder:
    """Files of this machine, or of a disk that several machines share."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def put(self, name: str, content: bytes) -> None:
        path = self.folder / name
        self._make(path.parent)
        unfinished = path.with_name(f".{uuid4().hex}")
        try:
            with unfinished.open("xb") as out:
                out.write(content)
                out.flush()
                os.fsync(out.fileno())
            unfinished.replace(path)
        except OSError:
            unfinished.unlink(missing_ok=True)  # half a file is of no use, least of all on a full disk
            raise
        _make_durable(path.parent)

    def get(self, name: str) -> bytes:
        return (self.folder / name).read_bytes()

    def has(self, name: str) -> bool:
        return (self.folder / name).is_file()

    def remove(self, names: Iterable[str]) -> None:
        for name in names:
            (self.folder / name).unlink(missing_ok=True)

    def names(self) -> Iterator[str]:
        return (str(path.relative_to(self.folder)) for path in self.folder.glob("??/*") if path.name[0] != ".")

    def _make(self, folder: Path) -> None:
        """A new folder is as lost as a new file until the one above it is on the disk."""
        if not folder.is_dir():
            folder.mkdir(parents=True, exist_ok=True)
            for above in (folder.parent, self.folder.parent):
                _make_durable(above)


def _make_durable(folder: Path) -> None:
    """What was renamed in it stays renamed."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _name(file_id: UUID) -> str:
    """The name a person gave plays no part in it. Ids are ordered by time, so their ends are spread evenly."""
    return f"{file_id.hex[-2:]}/{file_id.hex}"


def _store() -> Store:
    """Opened when the first file is asked for: an object store must not be opened before this process is forked."""
    if "files" not in current_app.extensions:
        current_app.extensions["files"] = _open(settings().files_url or str(settings().folder / "files"))
    found: Store = current_app.extensions["files"]
    return found


def _open(url: str) -> Store:
    if url.startswith("/"):
        return Folder(Path(url))
    opened: Store = import_module("portal.core.object_store").ObjectStore(url)
    return opened
