"""Puts a backup into an empty place, of either kind of database, and looks whether everything arrived."""

import sqlite3
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from uuid import UUID

import psycopg
from alembic import command
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Engine, inspect, select, text
from sqlalchemy.exc import SQLAlchemyError

from portal.core import filestore, ledger, migrating
from portal.core.db import database, db
from portal.core.files import StoredFile
from portal.core.rekeying import PLACE_OF_PROOFS
from portal.core.sealing import CannotOpen, SealingKey, open_text
from portal.search import reindex

from ..contents import Contents, Nobody, read_through
from ..landing import landing
from ..rules import FULL, Damaged, NoRoom, NotEmpty, OtherVersion, Trouble, WrongKey
from ..tables import Table, shown

PLACE_FAILED = (OSError, SQLAlchemyError, sqlite3.Error, psycopg.Error)
Tell = Callable[[str], object]
OTHER_KEYS = (
    "What is most private was sealed with the key “{name}”, which is not here. Set ENCRYPTION_KEYS and BLIND_INDEX_KEY"
    " as in the portal the backup comes from; a demo keeps them as files beside its data."
)


def restore(path: Path, key: bytes, *, tell: Tell) -> Contents:
    """Everything is read and checked before anything is written. `tell` gets a sentence for each step that is done.

    Raises Trouble.
    """
    engine = database().engine
    _must_be_empty(engine)
    contents = read_through(path, key, proofs := Proofs())
    _must_be_known(contents)
    _must_open(proofs)
    tell(f"The backup is whole: {contents.row_count:,} rows, {contents.files:,} files, of {contents.start['made_at']}")
    try:
        _put(path, key, contents)
        tell(f"The rows are in {engine.dialect.name}, the files in their store")
        _bring_forward(contents, tell)
        _check(contents, tell)
    except BaseException as error:
        _empty_again(engine)
        _explain(error)
        raise
    return contents


def _explain(error: BaseException) -> None:
    """Raises Trouble for what an operator can mend."""
    if isinstance(error, CannotOpen):
        raise WrongKey(OTHER_KEYS.format(name="another")) from error
    if isinstance(error, PLACE_FAILED):
        words = str(error).splitlines()[0]
        kind = NoRoom if getattr(error, "errno", None) in FULL or "full" in words else Trouble
        raise kind(f"The backup could not be put there: {words}. Nothing was kept; is there room enough?") from error


def _must_be_empty(engine: Engine) -> None:
    if inspect(engine).get_table_names():
        raise NotEmpty(
            "There are tables in this database already. A backup is only restored into an empty place:"
            " set DATABASE_URL to a new database, and PORTAL_DATA to a new folder."
        )
    if not filestore.is_empty():
        raise NotEmpty(
            "There are files in the file store already. A backup is only restored into an empty place:"
            " set PORTAL_DATA to a new folder, or FILES_URL to a new place."
        )


def _must_be_known(contents: Contents) -> None:
    migration, release = contents.start["migration"], contents.start["portal"]
    try:
        ScriptDirectory.from_config(migrating.config()).get_revision(migration)
    except CommandError as error:
        raise OtherVersion(
            f"The backup is of release {release} with migration {migration}, which this release does not know."
            " Restore it with that release or a newer one."
        ) from error


class Proofs(Nobody):
    """Remembers which keys sealed what is most private."""

    def __init__(self) -> None:
        self.found: dict[str, str] = {}

    def rows(self, table: Table, lines: Iterator[bytes]) -> None:
        names = [column.name for column in table.columns]
        for line in lines:
            if table.name == SealingKey.__tablename__:
                row = dict(zip(names, map(shown, line.decode().rstrip("\n").split("\t")), strict=True))
                self.found[row["name"]] = row["proof"]


def _must_open(proofs: Proofs) -> None:
    for name, proof in proofs.found.items():
        try:
            open_text(proof, PLACE_OF_PROOFS)
        except CannotOpen as error:
            raise WrongKey(OTHER_KEYS.format(name=name)) from error


class Arriving:
    """Takes rows and files where they belong."""

    def __init__(self, put_rows: Callable[[Table, Iterator[bytes]], None]) -> None:
        self.put_rows = put_rows

    def rows(self, table: Table, lines: Iterator[bytes]) -> None:
        self.put_rows(table, lines)

    def file(self, file_id: UUID, content: bytes) -> None:
        filestore.put(file_id, content)


def _put(path: Path, key: bytes, contents: Contents) -> None:
    """The tables are those of the release the backup is from."""
    command.upgrade(migrating.config(), contents.start["migration"])
    with landing(database().engine) as put_rows:
        read_through(path, key, Arriving(put_rows))


def _bring_forward(contents: Contents, tell: Tell) -> None:
    migrating.upgrade()
    with database().reading() as session:
        newest = session.scalar(text("SELECT version_num FROM alembic_version"))
    if newest != contents.start["migration"]:
        tell(f"The database was brought from migration {contents.start['migration']} to {newest}")
    found = sum(number for _kind, number in reindex())
    db.commit()
    tell(f"The search index was built anew: {found:,} documents")
    with database().engine.execution_options(writes=True).begin() as connection:
        connection.execute(text("ANALYZE"))


def _check(contents: Contents, tell: Tell) -> None:
    """Once more, in the place itself."""
    with database().reading() as session:
        broken = list(ledger.broken_links(session))
        if broken != contents.broken_links:
            raise Damaged(f"The ledger did not arrive as it was: {', '.join(broken[:5])}. Nothing was kept.")
        lost = {
            file_id.hex
            for file_id, wanted in session.execute(
                select(StoredFile.id, StoredFile.sha256).execution_options(yield_per=1000)
            )
            if not _is_there(file_id, wanted)
        }
    if not lost <= {*contents.end["lost"], *contents.end["gone"]}:
        raise Damaged(f"{len(lost)} files did not arrive as they were. Nothing was kept.")
    tell(f"The ledger's chain is as it was ({contents.ledger['streams']:,} streams), and so are the files")


def _is_there(file_id: UUID, wanted: str) -> bool:
    try:
        return sha256(filestore.get(file_id)).hexdigest() == wanted
    except (FileNotFoundError, CannotOpen):
        return False


def _empty_again(engine: Engine) -> None:
    """It was empty before, so whatever is there now is ours."""
    engine.dispose()
    if engine.dialect.name == "sqlite":
        for ending in ("", "-wal", "-shm"):
            Path(f"{engine.url.database}{ending}").unlink(missing_ok=True)
    else:
        with engine.begin() as connection:
            for name in inspect(connection).get_table_names():
                connection.exec_driver_sql(f'DROP TABLE "{name}" CASCADE')
    filestore.remove(filestore.ids())
