"""applications, auditing, casework: what was kept long enough is found by an index, however much may stay.

Expand. Safe while the previous release still runs: it finds the same rows, if more slowly. Without an index of pictures
whoever removes a file waits until all findings of the auditor were read.
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"

Wanted = dict[str, tuple[str, list[str], str | None]]
NEW: Wanted = {
    "ix_applications_drafts": ("applications", ["service_version_id", "changed_at"], "state = 'draft'"),
    "ix_applications_expiring": ("applications", ["service_version_id", "forgotten_months", "changed_at"], None),
    "ix_audit_findings_picture_id": ("audit_findings", ["picture_id"], None),
    "ix_cases_expiring": ("cases", ["service_version_id", "status", "closed_at"], "closed_at IS NOT NULL"),
}
OLD: Wanted = {
    "ix_applications_kept": ("applications", ["service_version_id", "changed_at"], None),
    "ix_cases_ended": ("cases", ["service_version_id", "closed_at"], "closed_at IS NOT NULL"),
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
        for name, (table, columns, where) in by.items():
            if on_postgresql:
                op.execute(f"DROP INDEX CONCURRENTLY IF EXISTS {name}")  # one that was begun and is not valid
            only: dict[str, Any] = {f"{kind}_where": sa.text(where) for kind in ("postgresql", "sqlite") if where}
            op.create_index(name, table, columns, if_not_exists=True, postgresql_concurrently=True, **only)
        for name, (table, _columns, _where) in old.items():
            op.drop_index(name, table_name=table, if_exists=True, postgresql_concurrently=True)
        if on_postgresql:
            op.execute("SET statement_timeout = '30s'")
            op.execute("SET lock_timeout = '4s'")
