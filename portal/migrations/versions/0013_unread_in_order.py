"""messages: what is unread is found in the order of its index; databases took that of all messages instead.

Expand. Safe while the previous release still runs: it finds the same rows. read_at is empty in all of them, and still in
the index: without figures about its tables SQLite takes the index that knows most of what is asked for.
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"

Wanted = dict[str, tuple[str, list[str]]]
UNREAD = "read_at IS NULL"
NEW: Wanted = {"ix_messages_news": ("messages", ["person_id", "read_at", "sent_at", "id"])}
OLD: Wanted = {"ix_messages_unread": ("messages", ["person_id", "sent_at"])}


def upgrade() -> None:
    _replace(OLD, by=NEW)


def downgrade() -> None:
    _replace(NEW, by=OLD)


def _replace(old: Wanted, *, by: Wanted) -> None:
    """Nobody waits while PostgreSQL works, so it may take long. Whatever breaks, the migration can be run again."""
    with op.get_context().autocommit_block():
        on_postgresql = op.get_bind().dialect.name == "postgresql"
        if on_postgresql:
            op.execute("SET statement_timeout = 0")
            op.execute("SET lock_timeout = 0")  # it waits for whoever reads for long, and holds up nobody
        for name, (table, columns) in by.items():
            if on_postgresql:
                op.execute(f"DROP INDEX CONCURRENTLY IF EXISTS {name}")  # one that was begun and is not valid
            only: dict[str, Any] = {f"{kind}_where": sa.text(UNREAD) for kind in ("postgresql", "sqlite")}
            op.create_index(name, table, columns, if_not_exists=True, postgresql_concurrently=True, **only)
        for name, (table, _columns) in old.items():
            op.drop_index(name, table_name=table, if_exists=True, postgresql_concurrently=True)
        if on_postgresql:
            op.execute("SET statement_timeout = '30s'")
            op.execute("SET lock_timeout = '4s'")
