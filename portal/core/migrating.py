"""The chain of migrations, run by Alembic: one at a time, however many servers start at once."""

import fcntl
import logging
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import Script, ScriptDirectory
from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import OperationalError

from portal.core.db import database

log = logging.getLogger(__name__)
FOLDER = Path(__file__).parents[1] / "migrations"
OUR_LOCK = 4_712_019_875
"""A number nobody else who uses this PostgreSQL server has for an advisory lock."""

KIND = re.compile(r"^(Expand|Fill|Contract)\.", re.MULTILINE)
SECONDS_TO_WAIT = 600
SECONDS_BETWEEN_QUESTIONS = 0.2
LOCK_NOT_AVAILABLE = "55P03"
ATTEMPTS = 5
SECONDS_BETWEEN = 3.0
"""So that those who waited behind the migration are served before it tries again."""


class SomebodyElseMigrates(Exception):
    """We waited for our turn, and it did not come."""


def config() -> Config:
    """Alembic, pointed at the running portal's database."""
    found = Config()
    found.set_main_option("script_location", str(FOLDER))
    found.attributes["engine"] = database().engine
    return found


def upgrade() -> None:
    """Bring the database to this release. Whoever comes second waits, and then finds nothing to do."""
    with one_at_a_time(database().engine):
        _patiently(config())


def missing() -> list[Script]:
    """The migrations of this release that were not made here, in their order."""
    made = _made()
    chain = list(ScriptDirectory.from_config(config()).walk_revisions())[::-1]
    if made is None:
        return chain
    return chain[[script.revision for script in chain].index(made) + 1 :] if _is_ours(made) else []


def is_ahead() -> bool:
    """Whether a later release has changed this database: this one must not."""
    made = _made()
    return made is not None and not _is_ours(made)


def kind_of(script: Script) -> str:
    """What its docstring says: expand, fill or contract; the first one of all is none of them."""
    found = KIND.search(script.longdoc)
    return found[1].lower() if found else "start"


def draft(sentence: str) -> None:
    """Write the next migration from what the models changed."""
    number = len(list((FOLDER / "versions").glob("*.py"))) + 1
    command.revision(config(), sentence, autogenerate=True, rev_id=f"{number:04}")


@contextmanager
def one_at_a_time(engine: Engine) -> Iterator[None]:
    """Inside, nobody else migrates this database. The lock goes with the process that holds it, however that ends."""
    if engine.dialect.name == "postgresql":
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            _take_turn(connection)
            try:
                yield
            finally:
                connection.execute(text("SELECT pg_advisory_unlock(:lock)"), {"lock": OUR_LOCK})
    else:
        with Path(f"{engine.url.database}.migrating").open("w") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield


def _take_turn(connection: Connection) -> None:
    """Ask again and again: an index made concurrently would wait for a statement that waits here, and that one for it."""
    end = time.monotonic() + SECONDS_TO_WAIT
    while not connection.scalar(text("SELECT pg_try_advisory_lock(:lock)"), {"lock": OUR_LOCK}):
        if time.monotonic() > end:
            raise SomebodyElseMigrates("Another process has been migrating this database for ten minutes. Look there.")
        time.sleep(SECONDS_BETWEEN_QUESTIONS)


def _patiently(alembic: Config) -> None:
    """A migration that does not get its lock at once lets the others go first; each is a transaction of its own."""
    for attempt in range(1, ATTEMPTS + 1):
        try:
            command.upgrade(alembic, "head")
        except OperationalError as error:
            if attempt == ATTEMPTS or getattr(error.orig, "sqlstate", None) != LOCK_NOT_AVAILABLE:
                raise
            log.warning("The tables are busy; migrating tries again in %s seconds", SECONDS_BETWEEN)
            time.sleep(SECONDS_BETWEEN)
        else:
            return


def _made() -> str | None:
    with database().engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def _is_ours(revision: str) -> bool:
    return any(script.revision == revision for script in ScriptDirectory.from_config(config()).walk_revisions())
