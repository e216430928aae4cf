"""One session per request: unsafe methods commit once, on success; safe methods never do."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import wraps
from typing import Any, ParamSpec, TypeVar
from uuid import UUID

import uuid_utils
from flask import Flask, Response, current_app, g, has_request_context, request
from sqlalchemy import DateTime, Dialect, MetaData, func
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, sessionmaker
from sqlalchemy.sql.base import ReadOnlyColumnCollection
from sqlalchemy.types import TypeDecorator
from werkzeug.local import LocalProxy

from portal.core.engines import open_engine

P = ParamSpec("P")
R = TypeVar("R")

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
SAFE_METHODS = {"GET", "HEAD", "OPTIONS"}


class Moment(TypeDecorator[datetime]):
    """A point in time, always with a time zone, always in UTC. SQLite forgets the zone, and PostgreSQL answers in its own."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        if value is not None and value.tzinfo is None:
            raise ValueError(f"{value} has no time zone")
        return value and value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        return value and (value.astimezone(UTC) if value.tzinfo else value.replace(tzinfo=UTC))


def new_id() -> UUID:
    """A time-ordered id (UUID version 7, RFC 9562), so that new rows lie together in every index."""
    return UUID(int=uuid_utils.uuid7().int)


class Base(DeclarativeBase):
    """Every table has an opaque id and remembers when its row was made and last changed."""

    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map = {datetime: Moment}  # noqa: RUF012 SQLAlchemy reads it from the class

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id, sort_order=-1)
    created_at: Mapped[datetime] = mapped_column(server_default=func.now(), sort_order=99)
    updated_at: Mapped[datetime] = mapped_column(server_default=func.now(), onupdate=func.now(), sort_order=99)


def columns(model: type[Base]) -> ReadOnlyColumnCollection[str, Any]:
    """A table's columns as such, for rows that are only shown: asking by them takes two thirds of the time, or half."""
    return model.__table__.c


class Database:
    """The two ways to talk to the database: sessions that read, and sessions that write."""

    def __init__(self, url: str, *, threads: int) -> None:
        self.engine = open_engine(url, threads=threads)
        self.reading = sessionmaker(self.engine, expire_on_commit=False, autoflush=False)
        self.writing = sessionmaker(self.engine.execution_options(writes=True), expire_on_commit=False)


def database() -> Database:
    """The running portal's database."""
    found: Database = current_app.extensions["database"]
    return found


def _only_reads() -> bool:
    return has_request_context() and request.method in SAFE_METHODS


def _current_session() -> Session:
    known = vars(g._get_current_object())  # noqa: SLF001 asked twenty times a page: the proxy in between costs more
    session: Session | None = known.get("db")
    if session is None:
        session = known["db"] = database().reading() if _only_reads() else database().writing()
    return session


db: Session = LocalProxy(_current_session)  # type: ignore[assignment]
"""The session of this request or command."""


def asked_once(query: Callable[P, R]) -> Callable[P, R]:
    """Several parts of a page ask the same question: the database answers once. Only while a page is read: what changes is asked again."""

    @wraps(query)
    def remembered(*args: P.args, **kwargs: P.kwargs) -> R:
        if not _only_reads():
            return query(*args, **kwargs)
        answers: dict[object, R] = g.setdefault("answers", {})
        key = (query, args, tuple(kwargs.items()))
        if key not in answers:
            answers[key] = query(*args, **kwargs)
        return answers[key]

    return remembered


@contextmanager
def at_once() -> Iterator[Session]:
    """A transaction of its own, for what must be kept even if the request fails or only reads.

    Use it before the request's own session has begun to write: SQLite has one writer.
    """
    if "db" in g and g.db.in_transaction() and not _only_reads():
        raise RuntimeError("at_once() inside a writing transaction would wait for itself; call it first")
    with database().writing.begin() as session:
        yield session


@contextmanager
def reader() -> Iterator[Session]:
    """A session to look something up without opening this request's writing transaction."""
    if _only_reads():
        yield _current_session()
        return
    with database().reading() as session:
        yield session


@contextmanager
def looking() -> Iterator[None]:
    """Inside, `db` only reads: a job looks for its work before it begins to write, and holds up nobody meanwhile."""
    if "db" in g and g.db.in_transaction():
        raise RuntimeError("looking() inside a transaction would not see what that has written; call it first")
    before = g.pop("db", None)
    g.db = database().reading()
    try:
        yield
    finally:
        close(g.pop("db"))
        if before is not None:
            g.db = before


def close(session: Session) -> None:
    """What was not committed rolls back here; if the connection is gone, the database has done that already."""
    try:
        session.close()
    except DBAPIError:
        session.invalidate()


def keep_changes() -> None:
    """Commit although the answer is a refusal, so that what a citizen typed is not lost."""
    g.keep_changes = True


def init_app(app: Flask, url: str, *, threads: int) -> None:
    app.extensions["database"] = Database(url, threads=threads)

    @app.after_request
    def commit_if_it_went_well(response: Response) -> Response:
        went_well = g.pop("keep_changes", False) or response.status_code < 400
        if "db" in g and not _only_reads() and went_well:
            g.db.commit()
        return response

    @app.teardown_appcontext
    def close_session(_error: BaseException | None) -> None:
        if session := g.pop("db", None):
            close(session)
