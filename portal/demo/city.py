"""Builds Port Alder: the authority first, then everything that happened in it, day by day."""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from random import Random
from typing import Any
from uuid import UUID

from flask import Flask
from sqlalchemy import Engine, event, inspect

from portal.core import ledger, logs
from portal.core.commands import bring_up_to_date
from portal.core.db import database, db
from portal.core.ledger import About

from .authority import build_authority
from .drafts import drafts
from .evidence import evidence
from .history import Calendar, Event, live_through
from .opinions import opinions
from .papers import Printer
from .residents import arrivals, residents
from .story import Story, stories

CITY = About("city", UUID("0199b4a1-0000-7000-8000-00000a1de500"))
BEGUN, BUILT = "city.begun", "city.built"
LUCK = 380_000
"""The same dice for everyone, so that every Port Alder is alike."""


class Unfinished(Exception):
    """An earlier build was interrupted, so half a city stands in the way."""


def is_built(app: Flask) -> bool:
    """Whether the city stands in this database.

    Raises Unfinished.
    """
    with app.app_context():
        if not inspect(database().engine).has_table(ledger.Entry.__tablename__):
            return False
        verbs = [entry.verb for entry in ledger.entries(CITY)]
    if verbs == [BEGUN]:
        raise Unfinished
    return BUILT in verbs


def build_demo(app: Flask, *, begin: Callable[[int], Callable[[], None]] = lambda _length: lambda: None) -> None:
    """Fill an empty portal with Port Alder, through the same actions as citizens and staff use.

    begin: told how many events there will be; gives back what is called after each, for a progress bar.
    """
    with app.app_context():
        bring_up_to_date()
        with _hurried(database().engine), logs.quietly():
            ledger.record(CITY, BEGUN)
            db.commit()
            build_authority()
            db.commit()
            events = _events()
            live_through(app, events, tell=begin(len(events)))
            db.close()
        ledger.record(CITY, BUILT, events=len(events))
        db.commit()


def _events() -> list[Event]:
    chance = Random(LUCK)  # noqa: S311 nothing here is secret
    calendar, printer, people = Calendar(chance), Printer(chance), residents()
    events = [event for resident in people.values() for event in arrivals(resident, calendar)]
    for slug, told in stories():
        events += Story(slug, told, people, printer).events(calendar)
    return [*events, *opinions(calendar), *drafts(people, calendar), *evidence(people, calendar)]


@contextmanager
def _hurried(engine: Engine) -> Iterator[None]:
    """SQLite waits for the disk at each of two thousand commits. Here one wait is enough: half a city is no use."""
    if engine.dialect.name != "sqlite":
        yield
        return

    def hurry(connection: Any, *_: object) -> None:
        connection.execute("PRAGMA synchronous=OFF")

    event.listen(engine, "checkout", hurry)
    yield
    event.remove(engine, "checkout", hurry)
    engine.dispose()  # new connections take their time again
    with closing(engine.raw_connection()) as connection:
        connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
