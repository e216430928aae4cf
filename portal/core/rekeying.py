"""Seals again with the newest key what an older one sealed, or none, a little at a time, while the portal runs.

Whatever was done stays done: begun again, it goes on where it was.
"""

from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Column, Table, Text, cast, delete, inspect, not_, select, update
from sqlalchemy.exc import IntegrityError

from portal.core import filestore
from portal.core.db import Base, database
from portal.core.files import StoredFile
from portal.core.sealing import (
    MARK,
    PROOF,
    CannotOpen,
    SealedJson,
    SealedText,
    SealingKey,
    open_file,
    open_text,
    ring,
    seal_text,
)

ROWS = 200
LONGEST_HEAD = 40
PLAIN = "in the plain"
PLACE_OF_PROOFS = "sealing_keys.proof"


class Place(NamedTuple):
    """A column that is sealed."""

    table: Table
    column: Column[Any]

    @property
    def raw(self) -> Any:
        """As the database has it: a JSON text is in quotation marks."""
        return cast(self.column, Text)

    @property
    def begins(self) -> str:
        return ('"' if isinstance(self.column.type, SealedJson) else "") + MARK


def places() -> Iterator[Place]:
    for table in Base.metadata.sorted_tables:
        for column in table.columns:
            if isinstance(column.type, SealedJson | SealedText):
                yield Place(table, column)


def check_proofs() -> None:
    """Before the first page: every key that something was sealed with is here, and is still the same one.

    Raises CannotOpen with what to do.
    """
    with database().reading() as session:
        if not inspect(session.connection()).has_table(SealingKey.__tablename__):
            return
        proofs = {row.name: row.proof for row in session.execute(select(SealingKey.name, SealingKey.proof))}
    for name, proof in proofs.items():
        if name not in ring().keys:
            raise CannotOpen(
                f"Things were sealed with the key {name!r}, which is not in ENCRYPTION_KEYS. Add it at the end, or"
                " nobody can read them."
            )
        try:
            open_text(proof, PLACE_OF_PROOFS)
        except CannotOpen as error:
            raise CannotOpen(
                f"The key {name!r} in ENCRYPTION_KEYS is not the one that things were sealed with. Put that one back."
            ) from error
    if ring().newest not in proofs:
        _keep_proof()


def _keep_proof() -> None:
    """Another process may start at the same moment: then its proof must open here, too."""
    try:
        with database().writing.begin() as session:
            session.add(SealingKey(name=ring().newest, proof=seal_text(PROOF, PLACE_OF_PROOFS)))
    except IntegrityError:
        check_proofs()


def count() -> Counter[tuple[str, str]]:
    """How many values of each place were sealed with which key: {('applications.answers', '2026'): 7}."""
    found: Counter[tuple[str, str]] = Counter()
    with database().reading() as session:
        for place in places():
            for raw in session.scalars(
                select(place.raw).where(place.column.is_not(None)).execution_options(yield_per=ROWS)
            ):
                found[str(place.column), _key_of(str(raw), place.begins)] += 1
    for _file_id, kept in _files():
        found["files", _key_of(kept[:LONGEST_HEAD].decode(errors="replace"), MARK)] += 1
    return found


def rotate() -> Iterator[tuple[str, int]]:
    """Seal everything with the newest key. Says after each batch where it is and how many it has sealed there."""
    for place in places():
        yield from _rotate_rows(place)
    yield from _rotate_files()


def forget_old_keys() -> list[str]:
    """After a rotation: the names of keys nothing needs any more, so that the start does not ask for them."""
    used = {key for _place, key in count()}
    with database().writing.begin() as session:
        gone = list(session.scalars(select(SealingKey.name).where(SealingKey.name.not_in(used | {ring().newest}))))
        session.execute(delete(SealingKey).where(SealingKey.name.in_(gone)))
    return gone


def _rotate_rows(place: Place) -> Iterator[tuple[str, int]]:
    """A row that somebody changes meanwhile is sealed by their change, and left alone here."""
    key, done, after = place.table.c.id, 0, UUID(int=0)
    old = not_(place.raw.like(f"{place.begins}{ring().newest}:%"))
    wanted = select(key, place.column, place.raw).where(old, place.column.is_not(None)).order_by(key).limit(ROWS)
    while True:
        with database().writing.begin() as session:
            rows = session.execute(wanted.where(key > after)).all()
            for row_id, value, raw in rows:
                again = {place.column.name: value}
                if "updated_at" in place.table.c:
                    again["updated_at"] = place.table.c.updated_at
                session.execute(update(place.table).where(key == row_id, place.raw == raw).values(again))
        if not rows:
            return
        after, done = rows[-1][0], done + len(rows)
        yield str(place.column), done


def _rotate_files() -> Iterator[tuple[str, int]]:
    newest, done = f"{MARK}{ring().newest}:".encode(), 0
    for file_id, kept in _files():
        if kept.startswith(newest):
            continue
        filestore.put(file_id, open_file(kept, file_id))
        with database().reading() as session:
            if session.get(StoredFile, file_id) is None:
                filestore.remove([file_id])  # it was removed while it was being sealed
        done += 1
        yield "files", done


def _files() -> Iterator[tuple[UUID, bytes]]:
    """Every file that is not removed meanwhile, as it is kept."""
    after: UUID | None = UUID(int=0)
    while after:
        with database().reading() as session:
            wanted = select(StoredFile.id).where(StoredFile.id > after).order_by(StoredFile.id).limit(ROWS)
            file_ids = session.scalars(wanted).all()
        for file_id in file_ids:
            with suppress(FileNotFoundError):
                yield file_id, filestore.as_kept(file_id)
        after = file_ids[-1] if file_ids else None


def _key_of(raw: str, begins: str) -> str:
    return raw.removeprefix(begins).partition(":")[0] if raw.startswith(begins) else PLAIN
