"""For migrations: indexes that take the place of others while everybody goes on reading and writing."""

from collections.abc import Mapping
from typing import Any, NamedTuple

import sqlalchemy as sa
from alembic import op


class Index(NamedTuple):
    """where: of which rows, in SQL; None for all."""

    table: str
    columns: list[str]
    where: str | None = None


def replace(old: Mapping[str, Index], *, by: Mapping[str, Index]) -> None:
    """By name. Nobody waits while PostgreSQL works, so it may take long. Whatever breaks, the migration can be run again."""
    with op.get_context().autocommit_block():
        on_postgresql = op.get_bind().dialect.name == "postgresql"
        if on_postgresql:
            op.execute("SET statement_timeout = 0")
            op.execute("SET lock_timeout = 0")  # it waits for whoever reads for long, and holds up nobody
        for name, (table, columns, where) in by.items():
            if on_postgresql:
                op.execute(f"DROP INDEX CONCURRENTLY IF EXISTS {name}")  # one that was begun and is not valid
            only: dict[str, Any] = {f"{kind}_where": sa.text(where) for kind in ("postgresql", "sqlite") if where}
            op.create_index(name, table, columns, if_not_exists=True, postgresql_concurrently=True, **only)
        for name, index in old.items():
            op.drop_index(name, table_name=index.table, if_exists=True, postgresql_concurrently=True)
        if on_postgresql:
            op.execute("SET statement_timeout = '30s'")
            op.execute("SET lock_timeout = '4s'")
