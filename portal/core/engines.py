"""Connections to the database: a file that behaves like a server, or a server that is not waited for too long."""

from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event

from portal.config import Settings

SECONDS_TO_WAIT_FOR_A_LOCK = 10
"""On SQLite; PostgreSQL's are settings."""

KILOBYTES_FOR_PAGES = 500
"""Of a SQLite file, for each connection, in place of 2,000: the system keeps them, too, and once for all processes."""

SECONDS_TO_WAIT_FOR_A_CONNECTION = 10
CONNECTIONS_BESIDE_REQUESTS = 2
"""A look whether something was published, and the worker inside."""

ON_THE_WIRE = {
    "connect_timeout": 5,
    "keepalives_idle": 30,
    "keepalives_interval": 10,
    "keepalives_count": 3,
    "tcp_user_timeout": 30_000,
}
"""A server that vanished without a word is noticed within half a minute."""


PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", f"cache_size=-{KILOBYTES_FOR_PAGES}")


def open_engine(url: str, *, threads: int = 4) -> Engine:
    """An engine with a connection for each thread, and one more while it must be kept what happened so far.

    SQLite behaves like a server: real transactions, writers queue, foreign keys hold. Writers ask for the lock at
    BEGIN: a transaction that reads first and locks later fails under load.
    """
    room: dict[str, Any] = {
        "pool_size": threads + CONNECTIONS_BESIDE_REQUESTS,
        "max_overflow": threads,
        "pool_timeout": SECONDS_TO_WAIT_FOR_A_CONNECTION,
        "hide_parameters": True,
    }
    if not url.startswith("sqlite"):
        driver = url.replace("postgresql://", "postgresql+psycopg://")
        return create_engine(driver, pool_pre_ping=True, connect_args=ON_THE_WIRE, **room)
    engine = create_engine(url, connect_args={"timeout": SECONDS_TO_WAIT_FOR_A_LOCK}, **room)

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, _record: object) -> None:
        connection.isolation_level = None  # the driver must not begin by itself
        for pragma in PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("writes")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def limit_time(engine: Engine, options: str) -> None:
    """For connections made from now on. Serving people is limited; a migration, backup or export takes its time."""
    if engine.dialect.name != "postgresql":
        return

    @event.listens_for(engine, "do_connect")
    def say(_dialect: object, _record: object, _positional: object, named: dict[str, Any]) -> None:
        named["options"] = f"{named.get('options') or ''} {options}".strip()


def time_outs(settings: Settings) -> str:
    """How long PostgreSQL lets one of our connections wait, work, and hold a transaction open, as it is told at the start."""
    limits = {
        "lock_timeout": settings.lock_timeout_ms,
        "statement_timeout": settings.statement_timeout_ms,
        "idle_in_transaction_session_timeout": settings.idle_transaction_timeout_ms,
    }
    return " ".join(f"-c {name}={milliseconds}" for name, milliseconds in limits.items())
