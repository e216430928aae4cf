"""Makes a backup while everybody goes on working, and believes it only after having read it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.exc import OperationalError

from portal.core import clock, filestore
from portal.core.db import database
from portal.core.files import StoredFile
from portal.core.rekeying import check_proofs
from portal.core.sealing import CannotOpen

from ..archive import END, FORMAT, START, Archive, writing
from ..contents import Contents, Tally, read_through
from ..rules import FULL, NoRoom, Trouble, WrongKey
from ..snapshots import Snapshot, snapshot

NAME = "portal-{:%Y%m%dT%H%M%SZ}.backup"
ALL_BACKUPS = "portal-*.backup"


def place_for(target: Path, at: datetime) -> Path:
    """A folder gets a file with the moment in its name."""
    return target / NAME.format(at) if target.is_dir() or not target.suffix else target


def back_up(target: Path, key: bytes) -> tuple[Path, Contents]:
    """Where it is, and what was read in it.

    `end["lost"]` names files whose bytes are not what they were, `end["gone"]` those that were removed meanwhile.

    Raises Trouble.
    """
    path = place_for(target, clock.now())
    if path.exists():
        raise Trouble(f"{path} is there already. Choose another name.")
    part = path.with_name(f".{path.name}.part")
    _have_proofs()
    with _tidily(path, part):
        descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            with writing(file, key) as archive, snapshot(database().engine) as now:
                _write(archive, now)
            file.flush()
            os.fsync(file.fileno())
        contents = read_through(part, key)
        part.rename(path)
        _make_durable(path.parent)
    return path, contents


def _have_proofs() -> None:
    """A backup tells which keys open what is sealed in it, so that restoring without them is refused at once.

    They are written when the portal starts; if that was never done, and cannot be done now, the backup goes without.
    """
    try:
        with suppress(OperationalError):
            check_proofs()
    except CannotOpen as error:
        raise WrongKey(str(error)) from error


def keep_newest(number: int, *, folder: Path) -> list[Path]:
    """Remove older backups, and what is left of one that was interrupted long ago; says which."""
    abandoned = [part for part in folder.glob(f".{ALL_BACKUPS}.part") if part.stat().st_mtime < _a_day_ago()]
    older = [*sorted(folder.glob(ALL_BACKUPS))[:-number], *abandoned]
    for path in older:
        path.unlink()
    return older


def _a_day_ago() -> float:
    return (clock.now() - timedelta(days=1)).timestamp()


def _write(archive: Archive, now: Snapshot) -> None:
    tables = now.tables()
    archive.put_document(
        START,
        {
            "format": FORMAT,
            "portal": version("portal"),
            "migration": _migration(now),
            "made_at": clock.now().isoformat(),
            "database": database().engine.dialect.name,
            "tables": [
                {"name": table.name, "columns": [[column.name, column.kind] for column in table.columns]}
                for table in tables
            ],
        },
    )
    counted = {}
    for table in tables:
        tally = Tally()
        archive.put_rows(table.name, tally.passing(now.lines(table)))
        counted[table.name] = tally.said()
    archive.put_document(END, {"tables": counted, **_write_files(archive, now)})


def _migration(now: Snapshot) -> str:
    if not now.migration:
        raise Trouble("There is nothing to back up: no portal was ever set up in this database. See DATABASE_URL.")
    return now.migration


def _write_files(archive: Archive, now: Snapshot) -> dict[str, Any]:
    """Rows were read first and bytes are written before their row: for every row there are bytes."""
    files = size = 0
    lost: list[str] = []
    gone: list[str] = []
    for text, wanted in now.files():
        content = _bytes_of(UUID(text))
        found = sha256(content or b"").hexdigest()
        if content is None or found != wanted:
            (lost if _is_still_wanted(UUID(text)) else gone).append(text)
        if content is not None:
            archive.put(f"files/{text}.{found}", content)
            files, size = files + 1, size + len(content)
    return {"files": files, "file_bytes": size, "lost": lost, "gone": gone}


def _bytes_of(file_id: UUID) -> bytes | None:
    try:
        return filestore.get(file_id)
    except (FileNotFoundError, CannotOpen):
        return None


def _is_still_wanted(file_id: UUID) -> bool:
    """Whoever removed it meanwhile does not miss it."""
    with database().reading() as session:
        return session.scalar(select(StoredFile.id).where(StoredFile.id == file_id)) is not None


@contextmanager
def _tidily(path: Path, part: Path) -> Iterator[None]:
    """Whatever happens, nothing half done is left."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        yield
    except FileExistsError as error:
        raise Trouble(f"Another backup is being made, or was interrupted: {part}. Delete it if none is.") from error
    except OSError as error:
        part.unlink(missing_ok=True)
        if error.errno in FULL:
            raise NoRoom(f"The disk of {path.parent} is full. No backup was kept: make room and try again.") from error
        raise Trouble(f"{path.parent} cannot be written ({error.strerror}). No backup was kept.") from error
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def _make_durable(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    os.fsync(descriptor)
    os.close(descriptor)
