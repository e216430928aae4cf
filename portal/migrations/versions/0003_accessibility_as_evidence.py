"""auditing: audits, waivers, tests by people and reports of barriers are kept for the auditor's room.

Expand. Safe while the previous release still runs: it does not know the new tables.
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.create_table(
        "audit_waivers",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("check", sa.String(length=120), nullable=False),
        sa.Column("subject", sa.String(length=500), nullable=False),
        sa.Column("selector", sa.String(length=1000), nullable=False),
        sa.Column("fingerprint", sa.String(length=16), nullable=False),
        sa.Column("criteria", sa.JSON(), nullable=False),
        sa.Column("reason", sa.String(length=2000), nullable=False),
        sa.Column("language", sa.String(length=20), nullable=False, comment="Of the reason, which everybody can read"),
        sa.Column("given_by", sa.Uuid(), nullable=False, comment="An account of staff"),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=False, comment="Its last day"),
        sa.Column("ended_on", sa.Date(), nullable=True, comment="Taken back before its time"),
        sa.Column("ended_by", sa.Uuid(), nullable=True),
        sa.Column(
            "created_at", sa.DateTime(timezone=True), server_default=sa.text("(CURRENT_TIMESTAMP)"), nullable=False
        ),
        sa.Column(
            "updated_at", sa.DateTime(timezone=True), server_default=sa.text("(CURRENT_TIMESTAMP)"), nullable=False
        ),
        sa.CheckConstraint(
            "selector NOT IN ('', '*', 'html', 'body', 'main') AND selector NOT LIKE '%*%' AND selector NOT LIKE '%,%'",
            name=op.f("ck_audit_waivers_of_one_element"),
        ),
        sa.CheckConstraint(
            "\"check\" <> '' AND subject <> '' AND fingerprint <> '' AND subject NOT LIKE '%*%'",
            name=op.f("ck_audit_waivers_of_one_check"),
        ),
        sa.CheckConstraint("(ended_on IS NULL) = (ended_by IS NULL)", name=op.f("ck_audit_waivers_ended_by_somebody")),
        sa.CheckConstraint("length(trim(reason)) >= 20", name=op.f("ck_audit_waivers_has_a_reason")),
        sa.CheckConstraint("until > since", name=op.f("ck_audit_waivers_runs_out")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_waivers")),
    )
    with op.batch_alter_table("audit_waivers", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_audit_waivers_fingerprint"), ["fingerprint"], unique=False)
        batch_op.create_index(
            "uq_audit_waivers_unended",
            ["fingerprint"],
            unique=True,
            postgresql_where=sa.text("ended_on IS NULL"),
            sqlite_where=sa.text("ended_on IS NULL"),
        )

    op.create_table(
        "barrier_reports",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("reference", sa.String(length=12), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("reported_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False, comment="As promised when it came"),
        sa.Column("language", sa.String(length=20), nullable=False),
        sa.Column("tried", sa.Text(), nullable=False),
        sa.Column("obstacle", sa.Text(), nullable=False),
        sa.Column("aids", sa.JSON(), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=False),
        sa.Column("phone", sa.String(length=40), nullable=False),
        sa.Column("page", sa.String(length=500), nullable=False, comment="Empty: they left it out"),
        sa.Column("display", sa.JSON(), nullable=False, comment="Display settings they had"),
        sa.Column("width", sa.Integer(), nullable=True, comment="Of their window, in CSS pixels"),
        sa.Column(
            "created_at", sa.DateTime(timezone=True), server_default=sa.text("(CURRENT_TIMESTAMP)"), nullable=False
        ),
        sa.Column(
            "updated_at", sa.DateTime(timezone=True), server_default=sa.text("(CURRENT_TIMESTAMP)"), nullable=False
        ),
        sa.CheckConstraint("width IS NULL OR width BETWEEN 1 AND 20000", name=op.f("ck_barrier_reports_width_is_sane")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_barrier_reports")),
        sa.UniqueConstraint("reference", name=op.f("uq_barrier_reports_reference")),
    )
    with op.batch_alter_table("barrier_reports", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_barrier_reports_person_id"), ["person_id"], unique=False)
        batch_op.create_index("ix_barrier_reports_reported_at", ["reported_at"], unique=False)

    op.create_table(
        "human_tests",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("criterion", sa.String(length=10), nullable=False),
        sa.Column(
            "aid",
            sa.Enum(
                "nvda",
                "jaws",
                "voiceover-ios",
                "voiceover-macos",
                "talkback",
                "keyboard",
                "voice",
                "magnifier",
                "switch",
                name="aid",
                native_enum=False,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column(
            "result",
            sa.Enum("passed", "partly", "barrier", name="result", native_enum=False, length=20),
            nullable=False,
        ),
        sa.Column("tested_by", sa.String(length=200), nullable=False, comment="Whoever tried it, staff or not"),
        sa.Column("tested_on", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False, comment="When it must be tried again"),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("language", sa.String(length=20), nullable=False, comment="Of the note"),
        sa.Column("recorded_by", sa.Uuid(), nullable=False),
        sa.Column("files", sa.JSON(), nullable=False, comment="id, name and size_bytes of each"),
        sa.Column(
            "created_at", sa.DateTime(timezone=True), server_default=sa.text("(CURRENT_TIMESTAMP)"), nullable=False
        ),
        sa.Column(
            "updated_at", sa.DateTime(timezone=True), server_default=sa.text("(CURRENT_TIMESTAMP)"), nullable=False
        ),
        sa.CheckConstraint("due_on > tested_on", name=op.f("ck_human_tests_due_after_it_was_done")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_human_tests")),
    )
    with op.batch_alter_table("human_tests", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_human_tests_due_on"), ["due_on"], unique=False)
        batch_op.create_index("ix_human_tests_pair", ["criterion", "aid", "tested_on"], unique=False)

    op.create_table(
        "audits",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Enum("release", "live", name="kind", native_enum=False, length=20), nullable=False),
        sa.Column("release", sa.String(length=80), nullable=False, comment="What was audited, in its own words"),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("engines", sa.JSON(), nullable=False, comment="Version of each engine, by name"),
        sa.Column("checks", sa.JSON(), nullable=False, comment="Criteria of each check, by name"),
        sa.Column("cells", sa.Integer(), nullable=False, comment="How many ways of meeting a page were looked at"),
        sa.Column("subjects", sa.Integer(), nullable=False, comment="How many pages or states of pages"),
        sa.Column("languages", sa.JSON(), nullable=False),
        sa.Column("failed", sa.Integer(), nullable=False, comment="Different findings, however many cells have them"),
        sa.Column("cant_tell", sa.Integer(), nullable=False),
        sa.Column("untested", sa.Integer(), nullable=False),
        sa.Column("left_out", sa.Integer(), nullable=False, comment="Rows beyond the limit, counted but not kept"),
        sa.Column("records_id", sa.Uuid(), nullable=False, comment="The whole run, for the reports"),
        sa.Column(
            "created_at", sa.DateTime(timezone=True), server_default=sa.text("(CURRENT_TIMESTAMP)"), nullable=False
        ),
        sa.Column(
            "updated_at", sa.DateTime(timezone=True), server_default=sa.text("(CURRENT_TIMESTAMP)"), nullable=False
        ),
        sa.CheckConstraint("finished_at >= started_at", name=op.f("ck_audits_ends_after_it_began")),
        sa.ForeignKeyConstraint(["records_id"], ["files.id"], name=op.f("fk_audits_records_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audits")),
        sa.UniqueConstraint("release", "started_at", name=op.f("uq_audits_release_started_at")),
    )
    with op.batch_alter_table("audits", schema=None) as batch_op:
        batch_op.create_index("ix_audits_kind", ["kind", "finished_at"], unique=False)

    op.create_table(
        "audit_findings",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("audit_id", sa.Uuid(), nullable=False),
        sa.Column(
            "fingerprint",
            sa.String(length=16),
            nullable=False,
            comment="The same in every release, language, width, scheme",
        ),
        sa.Column("check", sa.String(length=120), nullable=False),
        sa.Column(
            "outcome",
            sa.Enum("failed", "cantTell", "untested", name="outcome", native_enum=False, length=20),
            nullable=False,
        ),
        sa.Column("criteria", sa.JSON(), nullable=False),
        sa.Column(
            "criteria_text", sa.String(length=200), nullable=False, comment="The same between spaces, to be searched"
        ),
        sa.Column("subject", sa.String(length=500), nullable=False),
        sa.Column("url", sa.String(length=1000), nullable=False),
        sa.Column("persona", sa.String(length=40), nullable=False),
        sa.Column("language", sa.String(length=20), nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("scheme", sa.String(length=20), nullable=False),
        sa.Column("motion", sa.String(length=20), nullable=False),
        sa.Column("script", sa.Boolean(), nullable=False),
        sa.Column("text", sa.String(length=20), nullable=False),
        sa.Column("selector", sa.String(length=1000), nullable=False),
        sa.Column("html", sa.String(length=400), nullable=False),
        sa.Column("evidence", sa.String(length=2000), nullable=False),
        sa.Column("engine", sa.String(length=80), nullable=False),
        sa.Column("picture_id", sa.Uuid(), nullable=True),
        sa.Column(
            "created_at", sa.DateTime(timezone=True), server_default=sa.text("(CURRENT_TIMESTAMP)"), nullable=False
        ),
        sa.Column(
            "updated_at", sa.DateTime(timezone=True), server_default=sa.text("(CURRENT_TIMESTAMP)"), nullable=False
        ),
        sa.CheckConstraint("outcome IN ('failed', 'cantTell', 'untested')", name=op.f("ck_audit_findings_worth_a_row")),
        sa.ForeignKeyConstraint(
            ["audit_id"], ["audits.id"], name=op.f("fk_audit_findings_audit_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["picture_id"], ["files.id"], name=op.f("fk_audit_findings_picture_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_findings")),
    )
    with op.batch_alter_table("audit_findings", schema=None) as batch_op:
        batch_op.create_index("ix_audit_findings_fingerprint", ["audit_id", "fingerprint"], unique=False)
        batch_op.create_index("ix_audit_findings_outcome", ["audit_id", "outcome", "check"], unique=False)

    op.create_table(
        "audit_live_looks",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("begun_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("audit_id", sa.Uuid(), nullable=True),
        sa.Column("obstacle", sa.String(length=1000), nullable=False, comment="Why not, in English"),
        sa.Column(
            "created_at", sa.DateTime(timezone=True), server_default=sa.text("(CURRENT_TIMESTAMP)"), nullable=False
        ),
        sa.Column(
            "updated_at", sa.DateTime(timezone=True), server_default=sa.text("(CURRENT_TIMESTAMP)"), nullable=False
        ),
        sa.CheckConstraint(
            "(ended_at IS NULL) = (audit_id IS NULL AND obstacle = '')",
            name=op.f("ck_audit_live_looks_ends_with_what_came_of_it"),
        ),
        sa.CheckConstraint(
            "audit_id IS NULL OR obstacle = ''", name=op.f("ck_audit_live_looks_an_audit_or_an_obstacle")
        ),
        sa.ForeignKeyConstraint(["audit_id"], ["audits.id"], name=op.f("fk_audit_live_looks_audit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_live_looks")),
    )
    with op.batch_alter_table("audit_live_looks", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_audit_live_looks_begun_at"), ["begun_at"], unique=False)

    op.create_table(
        "audit_tallies",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("audit_id", sa.Uuid(), nullable=False),
        sa.Column("about", sa.String(length=20), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("failed", sa.Integer(), nullable=False),
        sa.Column("cant_tell", sa.Integer(), nullable=False),
        sa.Column("passed", sa.Integer(), nullable=False),
        sa.Column("inapplicable", sa.Integer(), nullable=False),
        sa.Column("untested", sa.Integer(), nullable=False),
        sa.Column(
            "created_at", sa.DateTime(timezone=True), server_default=sa.text("(CURRENT_TIMESTAMP)"), nullable=False
        ),
        sa.Column(
            "updated_at", sa.DateTime(timezone=True), server_default=sa.text("(CURRENT_TIMESTAMP)"), nullable=False
        ),
        sa.CheckConstraint("about IN ('check', 'criterion')", name=op.f("ck_audit_tallies_about_a_check_or_criterion")),
        sa.ForeignKeyConstraint(
            ["audit_id"], ["audits.id"], name=op.f("fk_audit_tallies_audit_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_tallies")),
        sa.UniqueConstraint("audit_id", "about", "name", name=op.f("uq_audit_tallies_audit_id_about_name")),
    )
    with op.batch_alter_table("releases", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column(
                "outweighed",
                sa.JSON(none_as_null=True),
                nullable=True,
                comment="The policy findings the reason outweighed: place, check, sentence in English",
            )
        )


def downgrade() -> None:
    with op.batch_alter_table("releases", schema=None) as batch_op:
        batch_op.drop_column("outweighed")

    op.drop_table("audit_tallies")
    with op.batch_alter_table("audit_live_looks", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_audit_live_looks_begun_at"))

    op.drop_table("audit_live_looks")
    with op.batch_alter_table("audit_findings", schema=None) as batch_op:
        batch_op.drop_index("ix_audit_findings_outcome")
        batch_op.drop_index("ix_audit_findings_fingerprint")

    op.drop_table("audit_findings")
    with op.batch_alter_table("audits", schema=None) as batch_op:
        batch_op.drop_index("ix_audits_kind")

    op.drop_table("audits")
    with op.batch_alter_table("human_tests", schema=None) as batch_op:
        batch_op.drop_index("ix_human_tests_pair")
        batch_op.drop_index(batch_op.f("ix_human_tests_due_on"))

    op.drop_table("human_tests")
    with op.batch_alter_table("barrier_reports", schema=None) as batch_op:
        batch_op.drop_index("ix_barrier_reports_reported_at")
        batch_op.drop_index(batch_op.f("ix_barrier_reports_person_id"))

    op.drop_table("barrier_reports")
    with op.batch_alter_table("audit_waivers", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_audit_waivers_unended",
            postgresql_where=sa.text("ended_on IS NULL"),
            sqlite_where=sa.text("ended_on IS NULL"),
        )
        batch_op.drop_index(batch_op.f("ix_audit_waivers_fingerprint"))

    op.drop_table("audit_waivers")
