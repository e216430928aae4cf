"""every room: services say how they are worked on; editors write them; cases go through stages.

Expand. Safe while the previous release still runs: it does not know the new tables, and the new columns may be empty or
have a default. Definitions that were published before are rewritten to format 2: `prefill` is now called `concept`, and
the rules of a check become rows of a table. A check with a formula in a rule cannot be a row; it is left out of those
versions, and the department answers instead until the service is published again.
"""

import re
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

VERSIONS = sa.table(
    "service_versions", sa.column("id", sa.Uuid()), sa.column("about", sa.JSON()), sa.column("form", sa.JSON())
)
CELL = re.compile(r"(?P<name>[a-z]\w*) (?P<sign>==|!=|<=|>=|<|>) (?P<value>'[\w-]+'|true|false|-?\d+(?:\.\d+)?)")


def rewrite_definitions(connection: sa.Connection) -> None:
    """Every version that was published in format 1, some hundreds at a time."""
    ids = connection.scalars(sa.select(VERSIONS.c.id)).all()
    for start in range(0, len(ids), 500):
        some = sa.select(VERSIONS).where(VERSIONS.c.id.in_(ids[start : start + 500]))
        for row in connection.execute(some).all():
            about, form = in_format_2(row.about), with_concepts(row.form)
            if (about, form) != (row.about, row.form):
                new = {"about": about, "form": sa.null() if form is None else form}
                connection.execute(sa.update(VERSIONS).where(VERSIONS.c.id == row.id).values(new))


def in_format_2(about: dict[str, Any]) -> dict[str, Any]:
    """What is said about a service, with its check as a table if it can be one."""
    check = about.get("eligibility")
    if not check or ("rules" not in check and "hit" in check):
        return about
    rows = [row_of(rule) for rule in check.get("rules", [])]
    rest = {key: value for key, value in about.items() if key != "eligibility"}
    if None in rows:
        return rest
    table = {key: value for key, value in check.items() if key != "rules"}
    return {**rest, "eligibility": with_concepts({**table, "rows": rows})}


def row_of(rule: dict[str, Any]) -> dict[str, Any] | None:
    """A rule as a row; None if its condition is more than comparisons joined by “and”."""
    cells: dict[str, str] = {}
    for part in rule["when"].split(" and "):
        found = CELL.fullmatch(part.strip())
        if not found or found["name"] in cells:
            return None
        value = {"true": "yes", "false": "no"}.get(found["value"], found["value"].strip("'"))
        sign = {"==": "", "!=": "not "}.get(found["sign"], f"{found['sign']} ")
        cells[found["name"]] = f"{sign}{value}"
    return {**rule, "when": cells}


def with_concepts(part: Any) -> Any:
    """The same with `concept` where `prefill` stood."""
    if isinstance(part, dict):
        return {"concept" if key == "prefill" else key: with_concepts(value) for key, value in part.items()}
    if isinstance(part, list):
        return [with_concepts(each) for each in part]
    return part


def upgrade() -> None:
    op.create_table(
        "closed_days",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column(
            "created_at", sa.DateTime(timezone=True), server_default=sa.text("(CURRENT_TIMESTAMP)"), nullable=False
        ),
        sa.Column(
            "updated_at", sa.DateTime(timezone=True), server_default=sa.text("(CURRENT_TIMESTAMP)"), nullable=False
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_closed_days")),
        sa.UniqueConstraint("on", name=op.f("uq_closed_days_on")),
    )
    op.create_table(
        "draft_comments",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("slug", sa.String(length=80), nullable=False),
        sa.Column("place", sa.String(length=300), nullable=False),
        sa.Column("text", sa.String(length=4000), nullable=False),
        sa.Column("by", sa.Uuid(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("resolved_by", sa.Uuid(), nullable=True),
        sa.Column("resolved_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column(
            "created_at", sa.DateTime(timezone=True), server_default=sa.text("(CURRENT_TIMESTAMP)"), nullable=False
        ),
        sa.Column(
            "updated_at", sa.DateTime(timezone=True), server_default=sa.text("(CURRENT_TIMESTAMP)"), nullable=False
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_draft_comments")),
    )
    with op.batch_alter_table("draft_comments", schema=None) as batch_op:
        batch_op.create_index("ix_draft_comments_thing", ["kind", "slug"], unique=False)

    op.create_table(
        "drafts",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("slug", sa.String(length=80), nullable=False),
        sa.Column("title", sa.JSON(), nullable=False, comment="As its document calls it, for lists"),
        sa.Column("document", sa.JSON(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "published", "writing", "in_review", "approved", "scheduled", name="state", native_enum=False, length=20
            ),
            nullable=False,
        ),
        sa.Column("based_on", sa.Integer(), nullable=False, comment="The release it began from; 0: from none"),
        sa.Column("steps", sa.Integer(), nullable=False, comment="How many there are in draft_changes"),
        sa.Column("stale", sa.JSON(), nullable=False, comment="Translations the source has left behind, by place"),
        sa.Column("stale_texts", sa.Integer(), nullable=False),
        sa.Column("changed_by", sa.Uuid(), nullable=True, comment="Whoever changed it last cannot approve it"),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("approved_by", sa.Uuid(), nullable=True),
        sa.Column("publish_at", sa.DateTime(timezone=True), nullable=True, comment="When it comes out by itself"),
        sa.Column("scheduled_by", sa.Uuid(), nullable=True),
        sa.Column("reason", sa.String(length=2000), nullable=True, comment="Why policy findings do not stop it"),
        sa.Column("news", sa.JSON(none_as_null=True), nullable=True, comment="What changes, for citizens"),
        sa.Column(
            "stopped",
            sa.JSON(none_as_null=True),
            nullable=True,
            comment="Why it did not come out when its moment had come",
        ),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column(
            "created_at", sa.DateTime(timezone=True), server_default=sa.text("(CURRENT_TIMESTAMP)"), nullable=False
        ),
        sa.Column(
            "updated_at", sa.DateTime(timezone=True), server_default=sa.text("(CURRENT_TIMESTAMP)"), nullable=False
        ),
        sa.CheckConstraint(
            "state IN ('writing', 'in_review', 'approved', 'scheduled')", name=op.f("ck_drafts_known_state")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_drafts")),
    )
    with op.batch_alter_table("drafts", schema=None) as batch_op:
        batch_op.create_index(
            "uq_drafts_live",
            ["kind", "slug"],
            unique=True,
            postgresql_where=sa.text("ended_at IS NULL"),
            sqlite_where=sa.text("ended_at IS NULL"),
        )

    op.create_table(
        "offices",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("slug", sa.String(length=80), nullable=False),
        sa.Column("name", sa.JSON(), nullable=False),
        sa.Column("address", sa.JSON(), nullable=True, comment="None for a team that comes to people"),
        sa.Column("desks", sa.Integer(), nullable=False),
        sa.Column("grid_minutes", sa.Integer(), nullable=False),
        sa.Column(
            "created_at", sa.DateTime(timezone=True), server_default=sa.text("(CURRENT_TIMESTAMP)"), nullable=False
        ),
        sa.Column(
            "updated_at", sa.DateTime(timezone=True), server_default=sa.text("(CURRENT_TIMESTAMP)"), nullable=False
        ),
        sa.CheckConstraint("desks BETWEEN 1 AND 200", name=op.f("ck_offices_desks_are_sane")),
        sa.CheckConstraint("grid_minutes BETWEEN 5 AND 240", name=op.f("ck_offices_grid_is_sane")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_offices")),
        sa.UniqueConstraint("slug", name=op.f("uq_offices_slug")),
    )
    op.create_table(
        "releases",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("slug", sa.String(length=80), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("by", sa.Uuid(), nullable=True),
        sa.Column("approved_by", sa.Uuid(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column(
            "reason", sa.String(length=2000), nullable=True, comment="Why policy was outweighed, or it was rolled back"
        ),
        sa.Column("equals", sa.Integer(), nullable=True, comment="The release it was rolled back to"),
        sa.Column("news", sa.JSON(none_as_null=True), nullable=True, comment="What changed, for citizens"),
        sa.Column("stale", sa.JSON(), nullable=False),
        sa.Column("stale_texts", sa.Integer(), nullable=False),
        sa.Column(
            "created_at", sa.DateTime(timezone=True), server_default=sa.text("(CURRENT_TIMESTAMP)"), nullable=False
        ),
        sa.Column(
            "updated_at", sa.DateTime(timezone=True), server_default=sa.text("(CURRENT_TIMESTAMP)"), nullable=False
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_releases")),
        sa.UniqueConstraint("kind", "slug", "number", name=op.f("uq_releases_kind_slug_number")),
    )
    op.create_table(
        "appointments",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("reference", sa.String(length=12), nullable=False, comment="What the citizen is told"),
        sa.Column("office_id", sa.Uuid(), nullable=False),
        sa.Column("desk", sa.Integer(), nullable=False),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("person_name", sa.String(length=300), nullable=False, comment="For the list of who comes today"),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("title", sa.JSON(), nullable=False, comment="What for, in every language"),
        sa.Column("about_reference", sa.String(length=12), nullable=False, comment="Of the application or case"),
        sa.Column("cancelled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column(
            "created_at", sa.DateTime(timezone=True), server_default=sa.text("(CURRENT_TIMESTAMP)"), nullable=False
        ),
        sa.Column(
            "updated_at", sa.DateTime(timezone=True), server_default=sa.text("(CURRENT_TIMESTAMP)"), nullable=False
        ),
        sa.CheckConstraint("minutes BETWEEN 5 AND 480", name=op.f("ck_appointments_minutes_are_sane")),
        sa.ForeignKeyConstraint(["office_id"], ["offices.id"], name=op.f("fk_appointments_office_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_appointments")),
        sa.UniqueConstraint("reference", name=op.f("uq_appointments_reference")),
    )
    with op.batch_alter_table("appointments", schema=None) as batch_op:
        batch_op.create_index("ix_appointments_person", ["person_id", "starts_at"], unique=False)
        batch_op.create_index(
            "uq_appointments_live_subject",
            ["subject_id", "office_id"],
            unique=True,
            postgresql_where=sa.text("cancelled_at IS NULL"),
            sqlite_where=sa.text("cancelled_at IS NULL"),
        )
        batch_op.create_index(
            "uq_appointments_live_time",
            ["office_id", "starts_at", "desk"],
            unique=True,
            postgresql_where=sa.text("cancelled_at IS NULL"),
            sqlite_where=sa.text("cancelled_at IS NULL"),
        )

    op.create_table(
        "draft_changes",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("draft_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("slug", sa.String(length=80), nullable=False),
        sa.Column("verb", sa.String(length=60), nullable=False),
        sa.Column("place", sa.String(length=300), nullable=False, comment="The part of the document it is about"),
        sa.Column("by", sa.Uuid(), nullable=True, comment="Empty: the portal itself"),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("details", sa.JSON(), nullable=False),
        sa.Column("before", sa.JSON(none_as_null=True), nullable=True, comment="Only edits have it"),
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column(
            "created_at", sa.DateTime(timezone=True), server_default=sa.text("(CURRENT_TIMESTAMP)"), nullable=False
        ),
        sa.Column(
            "updated_at", sa.DateTime(timezone=True), server_default=sa.text("(CURRENT_TIMESTAMP)"), nullable=False
        ),
        sa.ForeignKeyConstraint(
            ["draft_id"], ["drafts.id"], name=op.f("fk_draft_changes_draft_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_draft_changes")),
        sa.UniqueConstraint("draft_id", "number", name=op.f("uq_draft_changes_draft_id_number")),
    )
    with op.batch_alter_table("draft_changes", schema=None) as batch_op:
        batch_op.create_index("ix_draft_changes_thing", ["kind", "slug", "at"], unique=False)

    op.create_table(
        "office_hours",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("office_id", sa.Uuid(), nullable=False),
        sa.Column("weekday", sa.Integer(), nullable=False),
        sa.Column("opens_at", sa.Time(), nullable=False),
        sa.Column("closes_at", sa.Time(), nullable=False),
        sa.Column(
            "created_at", sa.DateTime(timezone=True), server_default=sa.text("(CURRENT_TIMESTAMP)"), nullable=False
        ),
        sa.Column(
            "updated_at", sa.DateTime(timezone=True), server_default=sa.text("(CURRENT_TIMESTAMP)"), nullable=False
        ),
        sa.CheckConstraint("weekday BETWEEN 0 AND 6", name=op.f("ck_office_hours_weekday_is_one_of_seven")),
        sa.ForeignKeyConstraint(
            ["office_id"], ["offices.id"], name=op.f("fk_office_hours_office_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_office_hours")),
        sa.UniqueConstraint(
            "office_id", "weekday", "opens_at", name=op.f("uq_office_hours_office_id_weekday_opens_at")
        ),
    )
    op.create_table(
        "told_answers",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("concept", sa.String(length=60), nullable=False, comment="What it means, such as household.income"),
        sa.Column("answer", sa.JSON(), nullable=False),
        sa.Column("label", sa.JSON(), nullable=False, comment="The question"),
        sa.Column("words", sa.JSON(), nullable=False, comment="The answer as people read it"),
        sa.Column("source", sa.JSON(), nullable=False, comment="Where it was given: the name of the service"),
        sa.Column("told_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column(
            "created_at", sa.DateTime(timezone=True), server_default=sa.text("(CURRENT_TIMESTAMP)"), nullable=False
        ),
        sa.Column(
            "updated_at", sa.DateTime(timezone=True), server_default=sa.text("(CURRENT_TIMESTAMP)"), nullable=False
        ),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_told_answers_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_told_answers")),
        sa.UniqueConstraint("person_id", "concept", name=op.f("uq_told_answers_person_id_concept")),
    )
    op.create_table(
        "case_follow_ups",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("parent_id", sa.Uuid(), nullable=False),
        sa.Column("key", sa.String(length=160), nullable=False),
        sa.Column("depth", sa.Integer(), nullable=False, comment="How many cases stand before it"),
        sa.Column(
            "created_at", sa.DateTime(timezone=True), server_default=sa.text("(CURRENT_TIMESTAMP)"), nullable=False
        ),
        sa.Column(
            "updated_at", sa.DateTime(timezone=True), server_default=sa.text("(CURRENT_TIMESTAMP)"), nullable=False
        ),
        sa.ForeignKeyConstraint(["parent_id"], ["cases.id"], name=op.f("fk_case_follow_ups_parent_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_follow_ups")),
        sa.UniqueConstraint("key", name=op.f("uq_case_follow_ups_key")),
    )
    with op.batch_alter_table("case_follow_ups", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_case_follow_ups_parent_id"), ["parent_id"], unique=False)

    op.create_table(
        "case_stages",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("stage", sa.String(length=60), nullable=False),
        sa.Column("entered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("left_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("moves", sa.Integer(), nullable=False),
        sa.Column(
            "created_at", sa.DateTime(timezone=True), server_default=sa.text("(CURRENT_TIMESTAMP)"), nullable=False
        ),
        sa.Column(
            "updated_at", sa.DateTime(timezone=True), server_default=sa.text("(CURRENT_TIMESTAMP)"), nullable=False
        ),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_case_stages_case_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_stages")),
        sa.UniqueConstraint("case_id", "number", name=op.f("uq_case_stages_case_id_number")),
    )
    with op.batch_alter_table("case_stages", schema=None) as batch_op:
        batch_op.create_index(
            "uq_case_stages_current",
            ["case_id"],
            unique=True,
            postgresql_where=sa.text("left_at IS NULL"),
            sqlite_where=sa.text("left_at IS NULL"),
        )

    op.create_table(
        "case_steps",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("stage_number", sa.Integer(), nullable=False),
        sa.Column("chain", sa.String(length=80), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("do", sa.String(length=20), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "done",
                "skipped",
                "failing",
                "failed",
                "by_hand",
                "void",
                name="stepstate",
                native_enum=False,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("last_error", sa.Text(), nullable=True),
        sa.Column("next_attempt_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column(
            "created_at", sa.DateTime(timezone=True), server_default=sa.text("(CURRENT_TIMESTAMP)"), nullable=False
        ),
        sa.Column(
            "updated_at", sa.DateTime(timezone=True), server_default=sa.text("(CURRENT_TIMESTAMP)"), nullable=False
        ),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_case_steps_case_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_steps")),
        sa.UniqueConstraint(
            "case_id", "stage_number", "chain", "number", name=op.f("uq_case_steps_case_id_stage_number_chain_number")
        ),
    )
    op.create_table(
        "case_tasks",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("stage_number", sa.Integer(), nullable=False),
        sa.Column("task", sa.String(length=120), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("text", sa.JSON(), nullable=False),
        sa.Column("is_required", sa.Boolean(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("done_by", sa.Uuid(), nullable=True, comment="An account of staff"),
        sa.Column(
            "created_at", sa.DateTime(timezone=True), server_default=sa.text("(CURRENT_TIMESTAMP)"), nullable=False
        ),
        sa.Column(
            "updated_at", sa.DateTime(timezone=True), server_default=sa.text("(CURRENT_TIMESTAMP)"), nullable=False
        ),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_case_tasks_case_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_tasks")),
        sa.UniqueConstraint("case_id", "stage_number", "task", name=op.f("uq_case_tasks_case_id_stage_number_task")),
    )
    op.create_table(
        "case_timers",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("stage_number", sa.Integer(), nullable=False),
        sa.Column("timer", sa.String(length=60), nullable=False),
        sa.Column("run_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("fired_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column(
            "created_at", sa.DateTime(timezone=True), server_default=sa.text("(CURRENT_TIMESTAMP)"), nullable=False
        ),
        sa.Column(
            "updated_at", sa.DateTime(timezone=True), server_default=sa.text("(CURRENT_TIMESTAMP)"), nullable=False
        ),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_case_timers_case_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_timers")),
        sa.UniqueConstraint("case_id", "stage_number", "timer", name=op.f("uq_case_timers_case_id_stage_number_timer")),
    )
    op.create_table(
        "issued_documents",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("reference", sa.String(length=12), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("key", sa.String(length=160), nullable=False),
        sa.Column("document", sa.String(length=60), nullable=False, comment="Its id in the service's definition"),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column("body", sa.Text(), nullable=False, comment="Markdown, braces filled in"),
        sa.Column("language", sa.String(length=10), nullable=False),
        sa.Column("issued_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("valid_until", sa.Date(), nullable=True),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column(
            "created_at", sa.DateTime(timezone=True), server_default=sa.text("(CURRENT_TIMESTAMP)"), nullable=False
        ),
        sa.Column(
            "updated_at", sa.DateTime(timezone=True), server_default=sa.text("(CURRENT_TIMESTAMP)"), nullable=False
        ),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_issued_documents_case_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_issued_documents")),
        sa.UniqueConstraint("key", name=op.f("uq_issued_documents_key")),
        sa.UniqueConstraint("reference", name=op.f("uq_issued_documents_reference")),
    )
    with op.batch_alter_table("issued_documents", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_issued_documents_case_id"), ["case_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_issued_documents_person_id"), ["person_id"], unique=False)

    with op.batch_alter_table("case_requests", schema=None) as batch_op:
        batch_op.alter_column(
            "account_id", existing_type=sa.Uuid(), nullable=True, comment="None: the portal asked by itself"
        )

    with op.batch_alter_table("cases", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("service_version_id", sa.Uuid(), nullable=True, comment="By whose workflow it is worked on")
        )
        batch_op.add_column(
            sa.Column("stage", sa.String(length=60), nullable=True, comment="Of its workflow; stays when it is closed")
        )
        batch_op.add_column(sa.Column("stage_due_on", sa.Date(), nullable=True))
        batch_op.add_column(
            sa.Column("kept", sa.JSON(), nullable=False, server_default="{}", comment="What registers said, by name")
        )
        batch_op.add_column(
            sa.Column(
                "stuck_since",
                sa.DateTime(timezone=True),
                nullable=True,
                comment="The portal could not do something; staff must look",
            )
        )
        batch_op.add_column(
            sa.Column("escalated_at", sa.DateTime(timezone=True), nullable=True, comment="A supervisor must look")
        )
        batch_op.create_index(
            "ix_cases_escalated",
            ["due_on", "id"],
            unique=False,
            postgresql_where=sa.text("escalated_at IS NOT NULL"),
            sqlite_where=sa.text("escalated_at IS NOT NULL"),
        )
        batch_op.create_index(
            "ix_cases_stuck",
            ["due_on", "id"],
            unique=False,
            postgresql_where=sa.text("stuck_since IS NOT NULL"),
            sqlite_where=sa.text("stuck_since IS NOT NULL"),
        )

    with op.batch_alter_table("services", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column(
                "is_listed",
                sa.Boolean(),
                server_default=sa.true(),
                nullable=False,
                comment="Else only staff or the portal begin it",
            )
        )
        batch_op.add_column(
            sa.Column(
                "review_on", sa.Date(), nullable=True, comment="When somebody must look whether it is still right"
            )
        )
    with op.batch_alter_table("cases", schema=None) as batch_op:  # rows of before have their value now
        batch_op.alter_column("kept", existing_type=sa.JSON(), existing_nullable=False, server_default=None)

    rewrite_definitions(op.get_bind())


def downgrade() -> None:
    with op.batch_alter_table("services", schema=None) as batch_op:
        batch_op.drop_column("review_on")
        batch_op.drop_column("is_listed")

    with op.batch_alter_table("cases", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_cases_stuck",
            postgresql_where=sa.text("stuck_since IS NOT NULL"),
            sqlite_where=sa.text("stuck_since IS NOT NULL"),
        )
        batch_op.drop_index(
            "ix_cases_escalated",
            postgresql_where=sa.text("escalated_at IS NOT NULL"),
            sqlite_where=sa.text("escalated_at IS NOT NULL"),
        )
        batch_op.drop_column("escalated_at")
        batch_op.drop_column("stuck_since")
        batch_op.drop_column("kept")
        batch_op.drop_column("stage_due_on")
        batch_op.drop_column("stage")
        batch_op.drop_column("service_version_id")

    with op.batch_alter_table("case_requests", schema=None) as batch_op:
        batch_op.alter_column("account_id", existing_type=sa.Uuid(), nullable=False, comment=None)

    with op.batch_alter_table("issued_documents", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_issued_documents_person_id"))
        batch_op.drop_index(batch_op.f("ix_issued_documents_case_id"))

    op.drop_table("issued_documents")
    op.drop_table("case_timers")
    op.drop_table("case_tasks")
    op.drop_table("case_steps")
    with op.batch_alter_table("case_stages", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_case_stages_current",
            postgresql_where=sa.text("left_at IS NULL"),
            sqlite_where=sa.text("left_at IS NULL"),
        )

    op.drop_table("case_stages")
    with op.batch_alter_table("case_follow_ups", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_case_follow_ups_parent_id"))

    op.drop_table("case_follow_ups")
    op.drop_table("told_answers")
    op.drop_table("office_hours")
    with op.batch_alter_table("draft_changes", schema=None) as batch_op:
        batch_op.drop_index("ix_draft_changes_thing")

    op.drop_table("draft_changes")
    with op.batch_alter_table("appointments", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_appointments_live_time",
            postgresql_where=sa.text("cancelled_at IS NULL"),
            sqlite_where=sa.text("cancelled_at IS NULL"),
        )
        batch_op.drop_index(
            "uq_appointments_live_subject",
            postgresql_where=sa.text("cancelled_at IS NULL"),
            sqlite_where=sa.text("cancelled_at IS NULL"),
        )
        batch_op.drop_index("ix_appointments_person")

    op.drop_table("appointments")
    op.drop_table("releases")
    op.drop_table("offices")
    with op.batch_alter_table("drafts", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_drafts_live", postgresql_where=sa.text("ended_at IS NULL"), sqlite_where=sa.text("ended_at IS NULL")
        )

    op.drop_table("drafts")
    with op.batch_alter_table("draft_comments", schema=None) as batch_op:
        batch_op.drop_index("ix_draft_comments_thing")

    op.drop_table("draft_comments")
    op.drop_table("closed_days")
