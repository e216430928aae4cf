"""applications: what is under way is found in the order of its index; SQLite took that of all applications instead.

Expand. Safe while the previous release still runs: it finds the same rows.
"""

from portal.core.reindexing import Index, replace

revision = "0012"
down_revision = "0011"

IS_OPEN = "state IN ('draft', 'submitted', 'waiting')"
NEW = {"ix_applications_under_way": Index("applications", ["person_id", "changed_at", "id"], IS_OPEN)}
OLD = {"ix_applications_open": Index("applications", ["person_id", "changed_at"], IS_OPEN)}


def upgrade() -> None:
    replace(OLD, by=NEW)


def downgrade() -> None:
    replace(NEW, by=OLD)
