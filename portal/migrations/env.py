"""Alembic runs this. Migrations give up rather than block the portal."""

from typing import Any

from alembic import context
from sqlalchemy import Connection, text

from portal.core.db import Base
from portal.core.schema import comparing

engine = context.config.attributes["engine"]


def prepare(connection: Connection) -> None:
    """Batch mode rebuilds tables on SQLite; with foreign keys on it would delete the rows that point at them."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SET lock_timeout = '4s'"))
        connection.execute(text("SET statement_timeout = '30s'"))
        connection.commit()
    else:
        outside_transactions(connection, "PRAGMA foreign_keys=OFF")


def check(connection: Connection) -> None:
    if connection.dialect.name == "sqlite":
        broken = outside_transactions(connection, "PRAGMA foreign_key_check")
        outside_transactions(connection, "PRAGMA foreign_keys=ON")
        if broken:
            raise RuntimeError(f"The migration left rows that point at nothing: {broken[:5]}")


def outside_transactions(connection: Connection, statement: str) -> list[Any]:
    """SQLite ignores this pragma inside a transaction, and SQLAlchemy would begin one."""
    driver: Any = connection.connection.driver_connection
    return list(driver.execute(statement))


with engine.execution_options(writes=True).connect() as connection:
    prepare(connection)
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        render_as_batch=connection.dialect.name == "sqlite",
        transaction_per_migration=True,
        compare_server_default=True,
        **comparing(connection.dialect),
    )
    with context.begin_transaction():
        context.run_migrations()
    connection.commit()
    check(connection)
