"""Whether this process can serve people now: asked in a thread, because a database that hangs answers nobody."""

from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from threading import Lock, Thread
from time import monotonic
from uuid import UUID

from flask import Flask, current_app
from sqlalchemy import func, select, text
from sqlalchemy.exc import SQLAlchemyError

from portal.config import settings
from portal.core import clock, filestore
from portal.core.db import database
from portal.core.heartbeats import SILENCE, Heartbeat
from portal.core.schema import MIGRATIONS

SECONDS_TO_ANSWER = 1.0
NOBODYS = UUID(int=0)
SECONDS_KEPT = 1.0
"""Whoever asks more often hears the same again, so that asking is no way to wear the database out."""


@dataclass(frozen=True)
class Readiness:
    """What is well. Without a worker people are served all the same: what it has to do waits in the outbox."""

    database: bool = False
    migrations: bool = False
    files: bool = False
    worker: bool = False

    @property
    def is_ready(self) -> bool:
        return self.database and self.migrations and self.files

    @property
    def parts(self) -> dict[str, bool]:
        return asdict(self)


class Watch:
    """Asks one at a time, and remembers the answer for a moment."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        self.lock = Lock()
        self.found = Readiness()
        self.asked_at = float("-inf")
        self.asking: Thread | None = None

    def now(self) -> Readiness:
        with self.lock:
            if monotonic() - self.asked_at > SECONDS_KEPT:
                self.found = self._asked()
                self.asked_at = monotonic()
            return self.found

    def _asked(self) -> Readiness:
        if self.asking and self.asking.is_alive():
            return Readiness()
        answers: list[Readiness] = []
        self.asking = Thread(target=lambda: answers.append(_look(self.app)), name="readiness", daemon=True)
        self.asking.start()
        self.asking.join(SECONDS_TO_ANSWER)
        return answers[0] if answers else Readiness()


def readiness() -> Readiness:
    """Of this process."""
    app = current_app._get_current_object()  # type: ignore[attr-defined]  # noqa: SLF001 for a thread of its own
    watch: Watch = app.extensions.setdefault("readiness", Watch(app))
    return watch.now()


def _look(app: Flask) -> Readiness:
    with app.app_context():
        return replace(_database(), files=_says_yes(_can_keep_files))


def _says_yes(ask: Callable[[], bool]) -> bool:
    try:
        return ask()
    except Exception:  # noqa: BLE001 whatever is wrong, the answer is no
        return False


def _database() -> Readiness:
    try:
        with database().engine.connect() as connection:
            made = connection.scalar(text("SELECT version_num FROM alembic_version"))
            seen_at = connection.scalar(select(func.max(Heartbeat.seen_at)))
    except SQLAlchemyError:
        return Readiness(database=_says_yes(_answers))
    is_alive = bool(seen_at and clock.now() - seen_at < SILENCE)
    return Readiness(database=True, migrations=bool(made and made >= _newest()), worker=is_alive)


def _answers() -> bool:
    with database().engine.connect() as connection:
        return bool(connection.scalar(text("SELECT 1")))


def _newest() -> str:
    """The number of this release's last migration. A database may be ahead: the next release is just starting."""
    return max(file.stem for file in MIGRATIONS.glob("*.py")).partition("_")[0]


def _can_keep_files() -> bool:
    """A folder takes a few bytes; an object store answers whether it has a file that nobody ever keeps."""
    place = settings().files_url or str(settings().folder / "files")
    if not place.startswith("/"):
        return not filestore.exists(NOBODYS)
    folder = Path(place)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / ".ready").write_bytes(b"ready")
    return True
