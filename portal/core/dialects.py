"""What the two databases say in different words: rows that may be there already, who takes turns, what time it is."""

from datetime import datetime
from typing import Any

from sqlalchemy import func, select, text
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from portal.core.db import Base


def is_postgresql(session: Session) -> bool:
    return session.get_bind().dialect.name == "postgresql"


def insert(session: Session, table: type[Base]) -> Any:
    """An INSERT that knows ON CONFLICT: both databases do, and SQLAlchemy has a statement for each."""
    return (postgresql if is_postgresql(session) else sqlite).insert(table)


def now_everywhere(session: Session) -> datetime:
    """The database's own clock: the same for all who work with it, whatever the clocks of their machines say."""
    clock = func.clock_timestamp() if is_postgresql(session) else func.strftime("%Y-%m-%dT%H:%M:%f+00:00", "now")
    moment = session.scalars(select(clock)).one()
    return moment if isinstance(moment, datetime) else datetime.fromisoformat(moment)


def take_turns(session: Session, *names: str) -> None:
    """Whoever asks for one of these names next waits until this transaction is over.

    Several are taken in the order given. SQLite has a single writer anyway.
    """
    if is_postgresql(session):
        session.execute(
            text("SELECT pg_advisory_xact_lock(hashtext(name)) FROM unnest(CAST(:names AS text[])) AS name"),
            {"names": list(names)},
        )
