"""What every test may ask for: a portal of its own, a client that checks each page, people who are signed in."""

import gc
from collections.abc import Callable, Iterator
from datetime import timedelta
from itertools import count
from pathlib import Path
from secrets import token_urlsafe
from tempfile import TemporaryDirectory
from uuid import uuid4

import pytest
from flask import Flask
from sqlalchemy import event, inspect
from werkzeug.routing import Rule

from portal.app import create_app
from portal.config import Mode, Settings
from portal.core import catalogues, clock, dialects
from portal.core.db import database
from portal.core.worker import Worker
from portal.identity.models import Account, Session
from portal.identity.rules import fingerprint
from portal.people.models import Person
from tests.careful_client import CarefulClient
from tests.databases import empty_tables, make_careless, make_tables, started_server
from tests.identity.factories import account
from tests.people.factories import person

DATABASES = ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)]


TESTS_BETWEEN_TIDYING = 100
_finished = count(1)


def pytest_configure() -> None:
    gc.set_threshold(50_000, 20, 100)
    catalogues.compile_all()
    Rule._compile_builder = _compiled_once(Rule._compile_builder)


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown() -> None:
    """Thousands of tests leave much behind; Python looking through all of it again and again took a quarter of the time."""
    if next(_finished) % TESTS_BETWEEN_TIDYING == 0:
        gc.collect()
        gc.freeze()


def _compiled_once(compile_builder: Callable) -> Callable:
    """Each test has a portal of its own; what the router makes of an address, its slowest part, is the same in all."""
    known: dict[tuple, Callable] = {}

    def compiled(rule: Rule, append_unknown: bool = True) -> Callable:
        key = (tuple(rule._trace), repr(rule.defaults), append_unknown)
        if key not in known:
            known[key] = compile_builder(rule, append_unknown)
        return known[key]

    return compiled


@pytest.fixture(params=DATABASES)
def database_kind(request) -> str:
    """Every test that needs a database runs on both. Leave the slower one out with -m "not postgresql"."""
    return request.param


@pytest.fixture(scope="session")
def postgresql_url() -> Iterator[str]:
    """A server for this test process, started by the first test that needs it.

    Not below pytest's own folder: whoever starts other tests meanwhile closes that to the server's user.
    """
    with (
        TemporaryDirectory(prefix="postgresql-", ignore_cleanup_errors=True) as folder,
        started_server(Path(folder)) as url,
    ):
        make_careless(url)
        yield url


@pytest.fixture
def settings(tmp_path: Path, database_kind: str, request) -> Settings:
    on_server = database_kind == "postgresql"
    return Settings(
        mode=Mode.DEMO,
        folder=tmp_path,
        secret_key="a secret for tests that is long enough",
        database_url=request.getfixturevalue("postgresql_url") if on_server else f"sqlite:///{tmp_path}/portal.db",
        portal_url="http://localhost",
        mail_url=f"folder:{tmp_path}/mail",
    )


@pytest.fixture(scope="session")
def compiled_templates(tmp_path_factory) -> Path:
    """Each template is compiled once, not once for each test."""
    return tmp_path_factory.mktemp("templates")


@pytest.fixture
def app(settings: Settings, compiled_templates: Path) -> Iterator[Flask]:
    app = create_app(settings)
    app.testing = True
    app.test_client_class = CarefulClient
    app.compiled_templates = compiled_templates
    engine = app.extensions["database"].engine
    make_tables(engine)
    yield app
    empty_tables(engine)
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
def sign_in(app: Flask, client: CarefulClient, store):
    """Sign somebody in: an account, the account of this person, or a citizen nobody knows. Gives back the account."""

    def begin(who=None, *, on: CarefulClient | None = None, **values) -> Account:
        own = who if isinstance(who, Account) else store(account(person_id=who.id, name=who.name) if who else account())
        if inspect(own).transient:
            store(own)
        with app.app_context(), database().reading() as session:
            has_record = own.person_id is None or session.get(Person, own.person_id)
        if not has_record:
            store(person(id=own.person_id, name=own.name, email=own.email))
        now = clock.now()
        times = {"started_at": now, "last_seen_at": now}
        store(Session(account_id=own.id, token_hash=fingerprint(token := token_urlsafe()), **times | values))
        (on or client).set_cookie("session", token)
        return own

    return begin


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
def later(monkeypatch):
    """later(minutes=31): from here on it is that much later, for the database as well."""
    now, now_everywhere = clock.now, dialects.now_everywhere

    def move(**time):
        monkeypatch.setattr(clock, "now", lambda: now() + timedelta(**time))
        monkeypatch.setattr(dialects, "now_everywhere", lambda session: now_everywhere(session) + timedelta(**time))

    return move


@pytest.fixture
def someone():
    """The id of a person nobody knows."""
    return uuid4()


@pytest.fixture
def statements(app: Flask):
    """Inside: a list of the SQL statements that are sent, so that a test can say how many a page may need."""
    from contextlib import contextmanager

    @contextmanager
    def counting():
        seen = []

        def note(_connection, _cursor, statement, *_):
            if not statement.startswith("BEGIN"):
                seen.append(statement)

        with app.app_context():
            engine = database().engine
        event.listen(engine, "before_cursor_execute", note)
        yield seen
        event.remove(engine, "before_cursor_execute", note)

    return counting
