"""core: which keys something was sealed with, so that a wrong one is noticed before the first page.

Expand. The previous release does not look at it. Columns that are sealed keep their types: what was written before is
read as it is, and `portal keys rotate` seals it. There is no way back from here to a release that does not seal.
"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

NOW = sa.text("(CURRENT_TIMESTAMP)")


def upgrade() -> None:
    op.create_table(
        "sealing_keys",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(length=16), nullable=False),
        sa.Column("proof", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=NOW, nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=NOW, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sealing_keys")),
        sa.UniqueConstraint("name", name=op.f("uq_sealing_keys_name")),
    )


def downgrade() -> None:
    op.drop_table("sealing_keys")
