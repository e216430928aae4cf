"""The whole database as it was at one moment, while everybody goes on writing.

On SQLite a transaction that only reads keeps its view of the write-ahead log and holds up nobody; on PostgreSQL it is
one transaction with REPEATABLE READ. Rows are streamed: however many there are, the memory needed is the same.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Engine, inspect, text

from .tables import Column, Table, kind_of, lines_of

MADE_ANEW = ("search_", "alembic_", "sqlite_")
"""How the names of tables begin that restoring makes by itself."""

IN_THIS_ORDER = {"ledger": " ORDER BY stream, number"}
"""So that a chain can be followed while it is read."""

LINES_AT_A_TIME = 1000


class Snapshot(ABC):
    """What both databases have in common."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.driver: Any = connection.connection.driver_connection

    @property
    def migration(self) -> str:
        """The newest one that was made here; empty if there is none."""
        if not inspect(self.connection).has_table("alembic_version"):
            return ""
        return str(self.connection.scalar(text("SELECT version_num FROM alembic_version")) or "")

    def tables(self) -> list[Table]:
        """In an order in which rows can be put back: no row comes before one it points at."""
        names = [name for name, _ in inspect(self.connection).get_sorted_table_and_fkc_names() if name]
        return [
            Table(name, tuple(Column(*each) for each in self._columns(name)))
            for name in names
            if not name.startswith(MADE_ANEW)
        ]

    @abstractmethod
    def lines(self, table: Table) -> Iterator[bytes]:
        """All rows in COPY's notation; each piece holds whole lines."""

    @abstractmethod
    def files(self) -> Iterator[tuple[str, str]]:
        """Id and SHA-256 of every file there is a row for."""

    @abstractmethod
    def _columns(self, table: str) -> list[tuple[str, str]]:
        """Name and kind of each."""


class OnSqlite(Snapshot):
    def lines(self, table: Table) -> Iterator[bytes]:
        order = IN_THIS_ORDER.get(table.name, "")
        found = lines_of(self.driver.execute(f'SELECT {table.names()} FROM "{table.name}"{order}'), table)  # noqa: S608
        while some := b"".join(islice(found, LINES_AT_A_TIME)):
            yield some

    def files(self) -> Iterator[tuple[str, str]]:
        yield from self.driver.execute("SELECT id, sha256 FROM files")

    def _columns(self, table: str) -> list[tuple[str, str]]:
        return [(row[1], kind_of(row[2])) for row in self.driver.execute(f'PRAGMA table_info("{table}")')]


class OnPostgresql(Snapshot):
    def lines(self, table: Table) -> Iterator[bytes]:
        order = IN_THIS_ORDER.get(table.name, "")
        wanted = f'SELECT {table.names()} FROM "{table.name}"{order}'  # noqa: S608
        with self.driver.cursor() as cursor, cursor.copy(f"COPY ({wanted}) TO STDOUT") as copy:
            yield from map(bytes, copy)

    def files(self) -> Iterator[tuple[str, str]]:
        with self.driver.cursor("files_of_the_backup") as cursor:
            cursor.itersize = LINES_AT_A_TIME
            cursor.execute("SELECT replace(id::text, '-', ''), sha256 FROM files")
            yield from cursor

    def _columns(self, table: str) -> list[tuple[str, str]]:
        rows = self.driver.execute(
            "SELECT column_name, data_type FROM information_schema.columns"
            " WHERE table_schema = current_schema AND table_name = %s ORDER BY ordinal_position",
            [table],
        )
        return [(name, kind_of(declared)) for name, declared in rows]


@contextmanager
def snapshot(engine: Engine) -> Iterator[Snapshot]:
    """Inside, nothing anybody writes is seen."""
    if engine.dialect.name == "sqlite":
        with engine.connect() as connection, connection.begin():
            connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").one()  # the first look begins the view
            yield OnSqlite(connection)
        return
    options = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
    with engine.connect().execution_options(**options) as connection, connection.begin():
        for setting in ("statement_timeout = 0", "idle_in_transaction_session_timeout = 0", "timezone = 'UTC'"):
            connection.exec_driver_sql(f"SET LOCAL {setting}")
        yield OnPostgresql(connection)
