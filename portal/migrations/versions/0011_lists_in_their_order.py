"""applications, messages: a citizen's lists are read in the order of an index, so the last page costs what the first does.

Expand. Safe while the previous release still runs: it finds the same rows. Without the id at their end the indexes left
equal moments to be sorted, and for that every row before the page was read.
"""

from alembic import op

revision = "0011"
down_revision = "0010"

Wanted = dict[str, tuple[str, list[str]]]
NEW: Wanted = {
    "ix_applications_latest": ("applications", ["person_id", "changed_at", "id"]),
    "ix_messages_latest": ("messages", ["person_id", "sent_at", "id"]),
}
OLD: Wanted = {
    "ix_applications_person": ("applications", ["person_id", "changed_at"]),
    "ix_messages_person_sent": ("messages", ["person_id", "sent_at"]),
}


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
            op.create_index(name, table, columns, if_not_exists=True, postgresql_concurrently=True)
        for name, (table, _columns) in old.items():
            op.drop_index(name, table_name=table, if_exists=True, postgresql_concurrently=True)
        if on_postgresql:
            op.execute("SET statement_timeout = '30s'")
            op.execute("SET lock_timeout = '4s'")
