"""Watches requests and statements: counts them, writes a line for each request and each slow statement, makes spans."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from time import perf_counter
from typing import Any

from flask import Flask, Response, g, request
from sqlalchemy import Engine, event
from sqlalchemy.engine import ExceptionContext

from portal.core import logs, metrics, tracing
from portal.core.heartbeats import Counts
from portal.core.request_ids import request_id

jobs = logging.getLogger("portal.jobs")
requests = logging.getLogger("portal.requests")
slow = logging.getLogger("portal.slow_statements")
MILLISECONDS = 1000
LONGEST_SQL = 2_000
UNTOLD = {"probes"}
"""Blueprints that machines ask every few seconds: counted, but no line is written."""


def init_app(app: Flask) -> None:
    """After the request's number, and before whatever else looks at requests: what is set up first ends last."""

    @app.before_request
    def begin() -> None:
        if "began_at" not in g:  # else the database let another transaction win, and the same request is read once more
            _begin(app.extensions["telemetry"])

    @app.after_request
    def note_answer(response: Response) -> Response:
        g.status = response.status_code
        return response

    @app.teardown_request
    def end(error: BaseException | None) -> None:
        if (began_at := g.pop("began_at", None)) is None:
            return
        status = g.get("status", 500)
        seconds, statements = perf_counter() - began_at, g.statements
        app.extensions["metrics"].count_request(request.endpoint, status, seconds=seconds, statements=statements)
        if (spans := app.extensions["telemetry"]) and (span := g.pop("span", None)):
            attributes = {"http.response.status_code": status, "http.route": request.endpoint or metrics.NO_ENDPOINT}
            spans.end(span, attributes, error)
        if request.blueprint not in UNTOLD:
            about = {"endpoint": request.endpoint, "method": request.method, "status": status}
            figures = {"ms": round(seconds * MILLISECONDS, 1), "statements": statements}
            logs.write_quickly(requests, "answered", {**about, **figures})


def _begin(spans: tracing.Tracer | None) -> None:
    g.began_at = perf_counter()
    g.statements = 0
    if spans:
        attributes = {"http.request.method": request.method, "request.id": request_id()}
        g.span = spans.begin(f"{request.method} {request.endpoint}", attributes)


@dataclass
class Ending:
    """How a job ended: done, failed, given up, taken over."""

    outcome: str = "failed"


@contextmanager
def job(name: str, attempt: int, counts: Counts) -> Iterator[Ending]:
    """Inside, a job is done."""
    began_at, ending, g.job = perf_counter(), Ending(), name
    try:
        with tracing.span(f"job {name}", **{"request.id": request_id()}):
            yield ending
    finally:
        counts.add(name, ending.outcome)
        ms = round((perf_counter() - began_at) * MILLISECONDS, 1)
        told = {"job": name, "outcome": ending.outcome, "attempt": attempt, "ms": ms}
        logs.write_quickly(jobs, "job ended", told)


class Statements:
    """Listens to every statement of a database."""

    def __init__(self, app: Flask, engine: Engine) -> None:
        self.board: metrics.Board = app.extensions["metrics"]
        self.tracer: tracing.Tracer | None = app.extensions["telemetry"]
        self.system = {"db.system.name": engine.dialect.name}
        self.slow_from = app.extensions["settings"].slow_query_ms / MILLISECONDS
        event.listen(engine, "checkout", lambda *_: self.board.add(metrics.CONNECTIONS))
        event.listen(engine, "checkin", lambda *_: self.board.add(metrics.CONNECTIONS, -1))
        event.listen(engine, "before_cursor_execute", self.begin)
        event.listen(engine, "after_cursor_execute", self.end)
        event.listen(engine, "handle_error", self.fail)

    def begin(
        self, _connection: object, _cursor: object, statement: str, _values: object, context: Any, _many: object
    ) -> None:
        if not statement.startswith("BEGIN"):
            with suppress(AttributeError, RuntimeError):  # no request, or no application at all
                g.statements += 1
        if context is not None:
            context.portal_began_at = perf_counter()
            if self.tracer:
                context.portal_span = self.tracer.begin(statement.partition(" ")[0], self.system)

    def end(
        self, _connection: object, _cursor: object, statement: str, _values: object, context: Any, _many: object
    ) -> None:
        if context is None:
            return
        seconds = perf_counter() - context.portal_began_at
        if self.tracer:
            self._end_span(context, None)
        if seconds >= self.slow_from:
            self.board.add(metrics.SLOW_STATEMENTS)
            sql = " ".join(statement.split())[:LONGEST_SQL]
            slow.warning("slow statement", extra={"ms": round(seconds * MILLISECONDS, 1), "sql": sql})

    def fail(self, failing: ExceptionContext) -> None:
        if self.tracer and failing.execution_context is not None:
            self._end_span(failing.execution_context, failing.original_exception)

    def _end_span(self, context: Any, error: BaseException | None) -> None:
        if self.tracer and (span := vars(context).pop("portal_span", None)):
            self.tracer.end(span, {}, error)


def watch_statements(engine: Engine, app: Flask) -> None:
    """Every statement of this database, from now on."""
    Statements(app, engine)


def begin_process(app: Flask, number: int) -> None:
    """In each process, before its first request."""
    app.extensions["metrics"].take_part(number)
    if spans := app.extensions["telemetry"]:
        spans.start()
