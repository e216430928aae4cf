"""keeping: the ledger keeps what people wrote beside its chain; applications know what of them was forgotten.

Expand. Safe while the previous release still runs: both columns may be empty, and it does not know them.
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

SAID = "What people wrote, beside the chain, which holds its hash: it can be forgotten"
FORGOTTEN = "Answers that may be kept for so many months after the end, or fewer, are gone"
INDEXES = {
    "ix_applications_kept": ("applications", ["service_version_id", "changed_at"]),
    "ix_cases_kept": ("cases", ["service_version_id", "closed_at"]),
}


def upgrade() -> None:
    """The indexes first, outside the transaction of the rest: whatever breaks, the migration can be run again."""
    with op.get_context().autocommit_block():  # nobody waits while PostgreSQL builds them, so they may take long
        on_postgresql = op.get_bind().dialect.name == "postgresql"
        for name, (table, columns) in INDEXES.items():
            if on_postgresql:
                op.execute("SET statement_timeout = 0")
                op.execute("SET lock_timeout = 0")  # it waits for whoever reads for long, and holds up nobody
                op.execute(f"DROP INDEX CONCURRENTLY IF EXISTS {name}")  # one that was begun and is not valid
            op.create_index(name, table, columns, if_not_exists=True, postgresql_concurrently=True)
        if on_postgresql:
            op.execute("SET statement_timeout = '30s'")
            op.execute("SET lock_timeout = '4s'")
    op.add_column("ledger", sa.Column("said", sa.JSON(none_as_null=True), nullable=True, comment=SAID))
    op.add_column("applications", sa.Column("forgotten_months", sa.Integer(), nullable=True, comment=FORGOTTEN))


def downgrade() -> None:
    for name, (table, _columns) in INDEXES.items():
        op.drop_index(name, table_name=table)
    with op.batch_alter_table("applications") as applications:
        applications.drop_column("forgotten_months")
    with op.batch_alter_table("ledger") as ledger:
        ledger.drop_column("said")
