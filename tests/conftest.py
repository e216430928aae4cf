"""What every test may ask for: a portal of its own, a client that checks each page, people who are signed in."""

import os
from pathlib import Path
from uuid import uuid4

import pytest
from flask import Flask
from sqlalchemy import text

from portal.app import create_app
from portal.config import Mode, Settings
from portal.core import catalogues
from portal.core.db import Base, database
from portal.core.worker import Worker
from tests.careful_client import CarefulClient

POSTGRESQL = "postgresql"


def pytest_configure() -> None:
    catalogues.compile_all()


@pytest.fixture(scope="session")
def server_url(tmp_path_factory) -> str | None:
    """A real PostgreSQL server for this test process, if the run asks for one."""
    if os.environ.get("TEST_DATABASE") != POSTGRESQL:
        yield None
        return
    from tests.postgres import started_server

    with started_server(tmp_path_factory.mktemp("postgres")) as url:
        yield url


@pytest.fixture
def settings(tmp_path: Path, server_url: str | None) -> Settings:
    return Settings(
        mode=Mode.DEMO,
        folder=tmp_path,
        secret_key="a secret for tests that is long enough",
        database_url=server_url or f"sqlite:///{tmp_path}/portal.db",
        portal_url="http://localhost",
        mail_url=f"folder:{tmp_path}/mail",
    )


@pytest.fixture
def app(settings: Settings) -> Flask:
    app = create_app(settings)
    app.testing = True
    app.test_client_class = CarefulClient
    with app.app_context():
        engine = database().engine
    Base.metadata.create_all(engine)
    yield app
    if engine.dialect.name == POSTGRESQL:
        with engine.begin() as connection:
            tables = ", ".join(table.name for table in Base.metadata.sorted_tables)
            connection.execute(text(f"TRUNCATE {tables}"))
    engine.dispose()


@pytest.fixture
def client(app: Flask) -> CarefulClient:
    return app.test_client()


@pytest.fixture
def worker(app: Flask) -> Worker:
    return Worker(app)


@pytest.fixture
def store(app: Flask):
    """Save rows before a request, in a transaction of their own; gives back the first."""

    def save(*rows):
        with app.app_context(), database().writing.begin() as session:
            session.add_all(rows)
        return rows[0]

    return save


@pytest.fixture
def acting(app: Flask):
    """Inside: call actions as a command would. Commits at the end."""
    from contextlib import contextmanager

    from portal.core.db import db

    @contextmanager
    def context():
        with app.app_context():
            yield db
            db.commit()

    return context


@pytest.fixture
def someone():
    """The id of a person nobody knows."""
    return uuid4()
