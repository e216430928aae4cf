import ast
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from uuid import uuid4

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from portal.app import create_app
from portal.catalogue import ServiceDefinition
from portal.core.commands import migrate
from portal.core.db import Base, database
from portal.core.migrating import KIND, config
from portal.core.schema import comparing
from portal.people.rules import words_of


@pytest.fixture
def app_of_alembic(settings):
    return create_app(settings)


@pytest.fixture
def alembic(app_of_alembic):
    """Alembic on an empty database."""
    with app_of_alembic.app_context():
        engine = database().engine
        if engine.dialect.name == "postgresql":
            with engine.begin() as connection:
                connection.execute(text("DROP SCHEMA public CASCADE"))
                connection.execute(text("CREATE SCHEMA public"))
        yield config()
        if engine.dialect.name == "postgresql":
            with engine.begin() as connection:
                connection.execute(text("DROP SCHEMA public CASCADE"))
                connection.execute(text("CREATE SCHEMA public"))
        engine.dispose()


def differences(alembic) -> list:
    with alembic.attributes["engine"].connect() as connection:
        context = MigrationContext.configure(connection, opts=comparing(connection.dialect))
        return compare_metadata(context, Base.metadata)


def test_there_is_one_chain_of_migrations(alembic):
    assert len(ScriptDirectory.from_config(alembic).get_heads()) == 1


def test_migrating_an_empty_database_gives_exactly_the_models(alembic):
    command.upgrade(alembic, "head")
    assert differences(alembic) == []


def test_the_newest_migration_can_be_undone_and_done_again(alembic):
    command.upgrade(alembic, "head")
    command.downgrade(alembic, "-1")
    command.upgrade(alembic, "head")
    assert differences(alembic) == []


QUESTION = {"id": "dogs", "type": "number", "label": {"en": "How many dogs?"}}
FORMAT_1 = {
    "id": "dog-licence",
    "department": "streets",
    "name": {"en": "Dog licence"},
    "eligibility": {
        "questions": [QUESTION, {"id": "here", "type": "yes_no", "label": {"en": "Here?"}}],
        "rules": [{"when": "dogs > 3 and here == true", "outcome": "no", "reason": {"en": "Too many."}}],
        "otherwise": {"outcome": "yes", "reason": {"en": "Go on."}},
    },
}
FORM_1 = {
    "sections": [
        {
            "id": "you",
            "title": {"en": "You"},
            "pages": [
                {
                    "id": "you",
                    "title": {"en": "You"},
                    "questions": [
                        {"id": "name", "type": "name", "label": {"en": "Name"}, "prefill": "person.name"},
                    ],
                }
            ],
        }
    ]
}


@pytest.mark.parametrize("formula", [False, True], ids=["rules that can be rows", "a formula in a rule"])
def test_services_published_before_are_read_by_this_release(alembic, formula):
    about = json.loads(json.dumps(FORMAT_1))
    if formula:
        about["eligibility"]["rules"][0]["when"] = "dogs > 3 * 2"
    command.upgrade(alembic, "0001")
    engine, service_id, department_id = alembic.attributes["engine"], uuid4().hex, uuid4().hex
    with engine.begin() as connection:
        names = {"d": department_id, "s": service_id, "v": uuid4().hex, "f": "x" * 64, "name": '{"en": "Streets"}'}
        documents = {"about": json.dumps(about), "form": json.dumps(FORM_1)}
        connection.execute(text("INSERT INTO departments (id, slug, name) VALUES (:d, 'streets', :name)"), names)
        connection.execute(
            text(
                "INSERT INTO services (id, slug, department_id, number, fingerprint) VALUES (:s, 'dog-licence', :d, 1, :f)"
            ),
            names,
        )
        connection.execute(
            text(
                "INSERT INTO service_versions (id, service_id, number, about, form) VALUES (:v, :s, 1, :about, :form)"
            ),
            names | documents,
        )

    command.upgrade(alembic, "head")

    with engine.connect() as connection:
        row = connection.execute(text("SELECT about, form FROM service_versions")).one()
    about, form = (json.loads(part) if isinstance(part, str) else part for part in row)
    definition = ServiceDefinition.model_validate({**about, "form": form})
    assert definition.form.questions[0].concept == "person.name"
    if formula:
        assert definition.eligibility is None
    else:
        assert definition.eligibility.rows[0].when == {"dogs": "> 3", "here": "yes"}


CALLED = [
    ("Łukasz Müller-Żak", "Łukasz.Müller@post.example", "+44 20 7946-0958"),
    ("李小明", None, None),
    ("محمّد عبد الرحمن بن يوسف بن خالد الأحمد الشامي الحلبي", "long" * 20 + "@post.example", "٠١٢٣"),
    ("𝒜𝓂𝒾𝓃𝒶 O’Hara" + "a" * 50, "", "ask"),
]


def test_people_recorded_before_are_found_as_if_they_had_come_after(alembic):
    command.upgrade(alembic, "0008")
    row = (
        "INSERT INTO people (id, name, address_as, search_key, language, email, phone, put_aside, wants_email)"
        " VALUES (:id, :name, '', '', 'en', :email, :phone, '[]', true)"
    )
    people = [{"id": uuid4().hex, "name": name, "email": email, "phone": phone} for name, email, phone in CALLED]
    engine = alembic.attributes["engine"]
    with engine.begin() as connection:
        connection.execute(text(row), people)

    command.upgrade(alembic, "head")

    with engine.connect() as connection:
        found = connection.execute(text("SELECT CAST(person_id AS varchar(36)), word FROM person_words")).all()
    assert {(person_id.replace("-", ""), word) for person_id, word in found} == {
        (person["id"], word) for person in people for word in words_of(person["name"], person["email"], person["phone"])
    }


MIGRATE = "from portal.app import main; main()"


def test_two_servers_that_start_at_once_migrate_one_after_the_other(alembic, settings):
    """Without the lock the second makes a table that is there already."""
    environment = {
        **os.environ,
        "PORTAL_MODE": "demo",
        "PORTAL_DATA": str(settings.folder),
        "DATABASE_URL": settings.database_url,
        "SLOW_QUERY_MS": "60000",
    }
    command_line = [sys.executable, "-c", MIGRATE, "migrate"]
    servers = [subprocess.Popen(command_line, env=environment, stderr=subprocess.PIPE, text=True) for _ in range(2)]
    endings = [(server.communicate(timeout=60)[1], server.returncode) for server in servers]
    assert endings == [("", 0), ("", 0)]
    assert differences(alembic) == []


def test_an_operator_is_told_which_migrations_are_missing_and_when_a_later_release_was_here(alembic, app_of_alembic):
    def check():
        return app_of_alembic.test_cli_runner().invoke(migrate, ["--check"])

    command.upgrade(alembic, "0003")
    answer = check()
    assert answer.exit_code == 1
    assert "missing: 0004 (expand) core: jobs know the request" in answer.output
    assert "0003" not in answer.output
    command.upgrade(alembic, "head")
    assert check().exit_code == 0
    with alembic.attributes["engine"].begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    answer = check()
    assert (answer.exit_code, "a later release" in answer.stderr) == (0, True)


FOLDER = Path(__file__).parents[2] / "portal" / "migrations" / "versions"
MIGRATIONS = sorted(FOLDER.glob("*.py"))[2:]
"""The first two were never met by a portal that was running."""

TAKES_AWAY = {"drop_table", "drop_column", "rename_table", "drop_constraint"}
TAKES_AWAY_BY_HAND = re.compile(r"\b(DROP\s+(TABLE|COLUMN)|RENAME|SET\s+NOT\s+NULL)\b", re.IGNORECASE)


@pytest.mark.parametrize("file", MIGRATIONS, ids=lambda file: file.stem)
def test_a_migration_says_what_it_is_and_expanding_lets_the_release_before_go_on(file):
    tree = ast.parse(file.read_text())
    kind = KIND.search(ast.get_docstring(tree) or "")
    assert kind, f"{file.name} does not say Expand., Fill. or Contract."
    if kind[1] != "Contract":
        [upgrade] = [node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name == "upgrade"]
        assert [ast.unparse(call)[:100] for call in ast.walk(upgrade) if breaks_the_release_before(call)] == []


def breaks_the_release_before(call: ast.AST) -> bool:
    """It takes something away, or asks for something the release before does not give."""
    if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Attribute):
        return False
    said = ast.unparse(call)
    if call.func.attr == "add_column":
        return "nullable=False" in said and "server_default" not in said
    if call.func.attr == "alter_column":
        return any(word in said for word in ("nullable=False", "new_column_name", "server_default=None"))
    return call.func.attr in TAKES_AWAY or (call.func.attr == "execute" and bool(TAKES_AWAY_BY_HAND.search(said)))


@pytest.mark.parametrize(
    "line",
    [
        "op.drop_column('cases', 'title')",
        "op.add_column('cases', sa.Column('title', sa.String(), nullable=False))",
        "batch.alter_column('title', new_column_name='name')",
        "op.execute('ALTER TABLE cases RENAME TO files')",
    ],
)
def test_what_would_break_the_release_before_is_recognised(line):
    assert breaks_the_release_before(ast.parse(line).body[0].value)
