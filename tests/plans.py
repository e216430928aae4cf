"""How the database goes about what a page asks, so that a test can say that it reads no table from end to end."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from flask import Flask
from sqlalchemy import Engine, event

from portal.core.db import database


@contextmanager
def plans(app: Flask) -> Iterator[list[str]]:
    """Inside: the list is empty. After it: the plans of all that was read meanwhile."""
    asked: list[tuple[str, Any]] = []
    found: list[str] = []

    def note(_connection, _cursor, statement, parameters, *_):
        if statement.startswith("SELECT"):
            asked.append((statement, parameters))

    with app.app_context():
        engine = database().engine
    event.listen(engine, "before_cursor_execute", note)
    yield found
    event.remove(engine, "before_cursor_execute", note)
    found += [_plan(engine, *each) for each in asked]


def _plan(engine: Engine, statement: str, parameters: Any) -> str:
    """Few rows are read faster without an index; PostgreSQL is told that they are not."""
    on_sqlite = engine.dialect.name == "sqlite"
    with engine.connect() as connection:
        if not on_sqlite:
            connection.exec_driver_sql("SET LOCAL enable_seqscan = off")
        explain = "EXPLAIN QUERY PLAN" if on_sqlite else "EXPLAIN"
        return "\n".join(str(row[-1]) for row in connection.exec_driver_sql(f"{explain} {statement}", parameters))
