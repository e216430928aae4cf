"""core: jobs know the request that promised them, workers say that they are alive, e-mails how long they took.

Expand. Safe while the previous release still runs: the column may be empty, and it does not know the new tables.
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

NOW = sa.text("(CURRENT_TIMESTAMP)")


def moments() -> list[sa.Column[object]]:
    return [
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=NOW, nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=NOW, nullable=False),
    ]


def upgrade() -> None:
    op.add_column(
        "jobs",
        sa.Column("request_id", sa.String(length=64), nullable=True, comment="Of the request that promised it"),
    )
    op.create_table(
        "heartbeats",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("counts", sa.JSON(), nullable=False, comment="Jobs since it began, by name and how they ended"),
        *moments(),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_heartbeats")),
        sa.UniqueConstraint("name", name=op.f("uq_heartbeats_name")),
    )
    op.create_table(
        "hand_overs",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("channel", sa.String(length=20), nullable=False),
        sa.Column("promised_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seconds", sa.Double(), nullable=False, comment="From the promise until a mail server took it"),
        *moments(),
        sa.CheckConstraint("seconds >= 0", name=op.f("ck_hand_overs_time_runs_forward")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hand_overs")),
    )
    op.create_index("ix_hand_overs_channel_promised", "hand_overs", ["channel", "promised_at", "seconds"])


def downgrade() -> None:
    op.drop_table("hand_overs")
    op.drop_table("heartbeats")
    with op.batch_alter_table("jobs") as table:
        table.drop_column("request_id")
