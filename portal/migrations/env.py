"""Alembic runs this. Migrations give up rather than block the portal."""

from typing import Any, Literal

from alembic import context
from sqlalchemy import Connection, text

from portal.core.db import Base, Moment

engine = context.config.attributes["engine"]


def as_plain_type(kind: str, item: Any, _context: object) -> str | Literal[False]:
    """A migration must not change when our own types do, so it names the database's."""
    return "sa.DateTime(timezone=True)" if kind == "type" and isinstance(item, Moment) else False


def is_ours(name: str | None, kind: str, _parents: object) -> bool:
    """Full-text tables bring shadow tables of their own."""
    return kind != "table" or name in Base.metadata.tables


def prepare(connection: Connection) -> None:
    """Batch mode rebuilds tables on SQLite; with foreign keys on it would delete the rows that point at them."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SET lock_timeout = '4s'"))
        connection.execute(text("SET statement_timeout = '30s'"))
        connection.commit()
    else:
        connection.connection.driver_connection.execute("PRAGMA foreign_keys=OFF")


def check(connection: Connection) -> None:
    if connection.dialect.name == "sqlite":
        driver = connection.connection.driver_connection
        broken = driver.execute("PRAGMA foreign_key_check").fetchall()
        driver.execute("PRAGMA foreign_keys=ON")
        if broken:
            raise RuntimeError(f"The migration left rows that point at nothing: {broken[:5]}")


with engine.execution_options(writes=True).connect() as connection:
    prepare(connection)
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        render_as_batch=connection.dialect.name == "sqlite",
        transaction_per_migration=True,
        compare_server_default=True,
        render_item=as_plain_type,
        include_name=is_ours,
    )
    with context.begin_transaction():
        context.run_migrations()
    connection.commit()
    check(connection)
