"""messages: what is unread is found in the order of its index; databases took that of all messages instead.

Expand. Safe while the previous release still runs: it finds the same rows. read_at is empty in all of them, and still in
the index: without figures about its tables SQLite takes the index that knows most of what is asked for.
"""

from portal.core.reindexing import Index, replace

revision = "0013"
down_revision = "0012"

UNREAD = "read_at IS NULL"
NEW = {"ix_messages_news": Index("messages", ["person_id", "read_at", "sent_at", "id"], UNREAD)}
OLD = {"ix_messages_unread": Index("messages", ["person_id", "sent_at"], UNREAD)}


def upgrade() -> None:
    replace(OLD, by=NEW)


def downgrade() -> None:
    replace(NEW, by=OLD)
