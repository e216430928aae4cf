"""core: regular jobs are promised once by all workers together.

Expand. Safe while the previous release still runs: its workers go on promising for themselves.
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

NOW = sa.text("(CURRENT_TIMESTAMP)")


def upgrade() -> None:
    op.create_table(
        "turns",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("next_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=NOW, nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=NOW, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_turns")),
        sa.UniqueConstraint("name", name=op.f("uq_turns_name")),
    )


def downgrade() -> None:
    op.drop_table("turns")
