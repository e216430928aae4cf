import json
from uuid import uuid4

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from portal.app import create_app
from portal.catalogue import ServiceDefinition
from portal.core.db import Base, database
from portal.core.migrating import config
from portal.core.schema import comparing


@pytest.fixture
def alembic(settings):
    """Alembic on an empty database."""
    app = create_app(settings)
    with app.app_context():
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
