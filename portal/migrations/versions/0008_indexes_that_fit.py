"""applications, casework: an index of what is not decided, and one of ended cases that is not taken for open ones.

Expand. Safe while the previous release still runs: it finds the same rows. SQLite took the index of ended cases for the
list of open ones, and read all of them for each page; without open cases in it nobody can.
"""

from portal.core.reindexing import Index, replace

revision = "0008"
down_revision = "0007"

NEW = {
    "ix_applications_open": Index(
        "applications",
        ["person_id", "changed_at"],
        "state IN ('draft', 'submitted', 'waiting')",
    ),
    "ix_cases_ended": Index("cases", ["service_version_id", "closed_at"], "closed_at IS NOT NULL"),
}
OLD = {"ix_cases_kept": Index("cases", ["service_version_id", "closed_at"])}


def upgrade() -> None:
    replace(OLD, by=NEW)


def downgrade() -> None:
    replace(NEW, by=OLD)
