"""Writes rows as fast as the database takes them: PostgreSQL by COPY, with the indexes put aside until all rows are there."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from typing import Any

from sqlalchemy import Column, Connection, Engine, Table, text

GROWING = (
    "accounts",
    "people",
    "person_words",
    "addresses",
    "facts",
    "applications",
    "application_files",
    "cases",
    "case_words",
    "ratings",
    "messages",
    "ledger",
)
"""Tables that get so many rows that filling their indexes row by row would take longer than all the rest."""

HURRY = ("synchronous_commit = off", "maintenance_work_mem = '512MB'", "lock_timeout = 0", "statement_timeout = 0")
INDEXES = text(
    """
    SELECT tablename AS "table", indexname AS name, indexdef AS definition FROM pg_indexes
    WHERE schemaname = current_schema() AND tablename = ANY(:tables)
    AND indexname NOT IN (SELECT conname FROM pg_constraint) ORDER BY indexname
    """
)
CONSTRAINTS = text(
    """
    SELECT conrelid::regclass::text AS "table", conname AS name, pg_get_constraintdef(oid) AS definition
    FROM pg_constraint WHERE contype IN ('u', 'f') AND connamespace = current_schema()::regnamespace
    AND conrelid::regclass::text = ANY(:tables)
    ORDER BY contype = 'u', conname
    """
)
"""Foreign keys first: they may lean on unique columns."""

Tell = Callable[[int], object]
Rows = Sequence[Mapping[str, Any]]


class Hurry:
    """A connection for a lot of rows: the plainest way, a transaction for each batch."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    @property
    def last_steps(self) -> int:
        """How many steps `finish` takes."""
        return 1

    def put(self, table: Table, rows: Rows) -> None:
        """Write rows that all have the same columns."""
        self.connection.execute(table.insert(), rows)
        self.connection.commit()

    def finish(self, tell: Tell) -> None:
        """When all rows are there."""
        self.connection.exec_driver_sql("ANALYZE")
        self.connection.commit()
        tell(1)


class Copying(Hurry):
    """PostgreSQL. Everything is one transaction: a build that is interrupted leaves the indexes as they were."""

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection)
        for setting in HURRY:
            connection.exec_driver_sql(f"SET LOCAL {setting}")
        tables = {"tables": list(GROWING)}
        constraints = connection.execute(CONSTRAINTS, tables).all()
        indexes = connection.execute(INDEXES, tables).all()
        for found in constraints:
            connection.exec_driver_sql(f'ALTER TABLE {found.table} DROP CONSTRAINT "{found.name}"')
        for found in indexes:
            connection.exec_driver_sql(f'DROP INDEX "{found.name}"')
        again = [f'ALTER TABLE {one.table} ADD CONSTRAINT "{one.name}" {one.definition}' for one in constraints]
        self.put_aside = [*(one.definition for one in indexes), *reversed(again)]

    @property
    def last_steps(self) -> int:
        return len(self.put_aside) + 1

    def put(self, table: Table, rows: Rows) -> None:
        columns = [column for column in table.columns if column.name in rows[0] or column.default is not None]
        names = ", ".join(f'"{column.name}"' for column in columns)
        values = [(column.name, _processor(column, self.connection.dialect)) for column in columns]
        driver: Any = self.connection.connection.driver_connection
        with driver.cursor() as cursor, cursor.copy(f'COPY "{table.name}" ({names}) FROM STDIN') as copy:
            for row in rows:
                copy.write_row([process(row.get(name)) for name, process in values])

    def finish(self, tell: Tell) -> None:
        for statement in self.put_aside:
            self.connection.exec_driver_sql(statement)
            tell(1)
        self.connection.commit()
        alone = self.connection.execution_options(isolation_level="AUTOCOMMIT")
        for statement in ("SET statement_timeout = 0", "VACUUM (ANALYZE)", "RESET statement_timeout"):
            alone.exec_driver_sql(statement)  # as the server would by itself, a minute later
        tell(1)


@contextmanager
def hurried(engine: Engine) -> Iterator[Hurry]:
    """A connection that does not wait for the disk: a city half filled is filled again from the start."""
    if engine.dialect.name != "sqlite":
        with engine.connect() as connection:
            yield Copying(connection)
        return
    with engine.execution_options(writes=True).connect() as connection:
        driver: Any = connection.connection.driver_connection
        driver.execute("PRAGMA synchronous=OFF")
        driver.execute("PRAGMA cache_size=-200000")
        try:
            yield Hurry(connection)
        finally:
            connection.rollback()
            connection.detach()  # the next one to ask gets a connection that does wait
    with engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")


@cache
def _processor(column: Column[Any], dialect: Any) -> Callable[[Any], Any]:
    """What turns a value into what the driver takes; where rows are silent, the column's own default."""
    process = column.type.dialect_impl(dialect).bind_processor(dialect) or _as_it_is
    default: Any = column.default
    if default is None or column.nullable:
        return process
    return lambda value: process(_default(default) if value is None else value)


def _default(default: Any) -> Any:
    return default.arg(None) if default.is_callable else default.arg


def _as_it_is(value: Any) -> Any:
    return value
