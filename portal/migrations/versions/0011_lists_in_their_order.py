"""applications, messages: a citizen's lists are read in the order of an index, so the last page costs what the first does.

Expand. Safe while the previous release still runs: it finds the same rows. Without the id at their end the indexes left
equal moments to be sorted, and for that every row before the page was read.
"""

from portal.core.reindexing import Index, replace

revision = "0011"
down_revision = "0010"

NEW = {
    "ix_applications_latest": Index("applications", ["person_id", "changed_at", "id"]),
    "ix_messages_latest": Index("messages", ["person_id", "sent_at", "id"]),
}
OLD = {
    "ix_applications_person": Index("applications", ["person_id", "changed_at"]),
    "ix_messages_person_sent": Index("messages", ["person_id", "sent_at"]),
}


def upgrade() -> None:
    replace(OLD, by=NEW)


def downgrade() -> None:
    replace(NEW, by=OLD)
