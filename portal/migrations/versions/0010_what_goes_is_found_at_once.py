"""applications, auditing, casework: what was kept long enough is found by an index, however much may stay.

Expand. Safe while the previous release still runs: it finds the same rows, if more slowly. Without an index of pictures
whoever removes a file waits until all findings of the auditor were read.
"""

from portal.core.reindexing import Index, replace

revision = "0010"
down_revision = "0009"

NEW = {
    "ix_applications_drafts": Index("applications", ["service_version_id", "changed_at"], "state = 'draft'"),
    "ix_applications_expiring": Index("applications", ["service_version_id", "forgotten_months", "changed_at"]),
    "ix_audit_findings_picture_id": Index("audit_findings", ["picture_id"]),
    "ix_cases_expiring": Index("cases", ["service_version_id", "status", "closed_at"], "closed_at IS NOT NULL"),
}
OLD = {
    "ix_applications_kept": Index("applications", ["service_version_id", "changed_at"]),
    "ix_cases_ended": Index("cases", ["service_version_id", "closed_at"], "closed_at IS NOT NULL"),
}


def upgrade() -> None:
    replace(OLD, by=NEW)


def downgrade() -> None:
    replace(NEW, by=OLD)
