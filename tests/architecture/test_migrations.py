import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from portal.app import create_app
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
