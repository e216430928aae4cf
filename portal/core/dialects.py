"""What the two databases say in different words: rows that may be there already, and people who take turns."""

from typing import Any

from sqlalchemy import text
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from portal.core.db import Base


def is_postgresql(session: Session) -> bool:
    return session.get_bind().dialect.name == "postgresql"


def insert(session: Session, table: type[Base]) -> Any:
    """An INSERT that knows ON CONFLICT: both databases do, and SQLAlchemy has a statement for each."""
    return (postgresql if is_postgresql(session) else sqlite).insert(table)


def take_turns(session: Session, *names: str) -> None:
    """Whoever asks for one of these names next waits until this transaction is over.

    Several are taken in the order given. SQLite has a single writer anyway.
    """
    if is_postgresql(session):
        session.execute(
            text("SELECT pg_advisory_xact_lock(hashtext(name)) FROM unnest(CAST(:names AS text[])) AS name"),
            {"names": list(names)},
        )
