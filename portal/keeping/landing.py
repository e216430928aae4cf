"""Puts rows from a backup into empty tables, as fast as each database can."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine

from .rules import Damaged
from .tables import Table, rows_of

PutRows = Callable[[Table, Iterator[bytes]], None]


@contextmanager
def landing(engine: Engine) -> Iterator[PutRows]:
    """Inside, rows are put. Leaving checks that no row points at nothing, and makes all of it durable."""
    with engine.connect() as connection:
        driver: Any = connection.connection.driver_connection
        if engine.dialect.name == "sqlite":
            yield from _on_sqlite(driver)
        else:
            yield from _on_postgresql(connection, driver)


def _on_postgresql(connection: Connection, driver: Any) -> Iterator[PutRows]:
    connection.exec_driver_sql("SET LOCAL statement_timeout = 0")
    connection.exec_driver_sql("SET LOCAL timezone = 'UTC'")

    def put(table: Table, lines: Iterator[bytes]) -> None:
        with driver.cursor() as cursor, cursor.copy(f'COPY "{table.name}" ({table.names()}) FROM STDIN') as copy:
            for line in lines:
                copy.write(line)

    yield put
    connection.commit()


def _on_sqlite(driver: Any) -> Iterator[PutRows]:
    """Nobody else is here yet, so the disk need not be waited for after each table."""
    driver.execute("PRAGMA foreign_keys=OFF")
    driver.execute("PRAGMA synchronous=OFF")

    def put(table: Table, lines: Iterator[bytes]) -> None:
        marks = ", ".join("?" * len(table.columns))
        driver.execute("BEGIN IMMEDIATE")
        driver.executemany(f'INSERT INTO "{table.name}" ({table.names()}) VALUES ({marks})', rows_of(lines, table))  # noqa: S608
        driver.execute("COMMIT")

    yield put
    broken = driver.execute("PRAGMA foreign_key_check").fetchall()
    if broken:
        raise Damaged(f"{len(broken)} rows point at nothing, the first in {broken[0][0]}. Nothing was kept.")
    for pragma in ("synchronous=FULL", "wal_checkpoint(TRUNCATE)", "foreign_keys=ON"):
        driver.execute(f"PRAGMA {pragma}").fetchall()
