"""Portals to back up and to restore into, and a look at every value in them."""

from base64 import b64encode
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from click.testing import CliRunner
from flask import Flask
from sqlalchemy import create_engine, text

from portal.app import create_app
from portal.config import Mode, Settings
from portal.core.db import database
from portal.keeping.snapshots import snapshot

SEALING = {
    "encryption_keys": f"tests:{b64encode(b't' * 32).decode()}",
    "blind_index_key": b64encode(b"i" * 32).decode(),
}
"""What an operator keeps in the environment."""

ABOUT_CACHES = "public_changes"
"""Says when pages were last out of date, which restoring makes them."""

KEY = "a key for tests that is kept apart from the backups"


def place(folder: Path, database_url: str = "", *, sealing: Mapping[str, str] = SEALING) -> Flask:
    """A portal that nobody has set up yet."""
    folder.mkdir(parents=True, exist_ok=True)
    return create_app(
        Settings(
            mode=Mode.DEMO,
            folder=folder,
            secret_key="a secret for tests that is long enough",
            database_url=database_url or f"sqlite:///{folder}/portal.db",
            portal_url="http://localhost",
            mail_url=f"folder:{folder}/mail",
            backup_key=KEY,
            **sealing,
        )
    )


@contextmanager
def empty_database(server_url: str, name: str) -> Iterator[str]:
    """Another database on the same server, gone afterwards."""
    engine = create_engine(server_url.replace("postgresql://", "postgresql+psycopg://"), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
        yield engine.url.set(drivername="postgresql", database=name).render_as_string(hide_password=False)
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    engine.dispose()


def everything(app: Flask) -> dict[str, list[bytes]]:
    """Every row of every table, in the words both databases share."""
    with app.app_context(), snapshot(database().engine) as now:
        tables = [
            replace(table, columns=sorted(table.columns, key=lambda each: each.name))
            for table in now.tables()
            if table.name != ABOUT_CACHES
        ]
        return {
            table.name: sorted(line for piece in now.lines(table) for line in piece.splitlines(keepends=True))
            for table in tables
        }


def say(app: Flask, command, *words):
    """As an operator types it."""
    with app.app_context():
        return CliRunner().invoke(command, [str(word) for word in words])
