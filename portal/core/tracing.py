"""Spans for requests, statements, jobs and e-mails, if OTEL_EXPORTER_OTLP_ENDPOINT says where to send them."""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Any, Protocol

from flask import Flask, current_app, has_app_context

from portal.config import UnsafeSettings, settings

ENDPOINT = "OTEL_EXPORTER_OTLP_ENDPOINT"
SCOPE = "telemetry"


class Tracer(Protocol):
    """Something that measures how long a part of the work took, and under which request."""

    def begin(self, name: str, attributes: dict[str, Any]) -> Any:
        """A span that is current until end()."""

    def end(self, span: Any, attributes: dict[str, Any], error: BaseException | None) -> None: ...

    def start(self) -> None:
        """In each process, before its first span: threads do not survive the parting of processes."""


def tracer() -> Tracer | None:
    """None unless an operator wants spans, which then cost nothing."""
    return current_app.extensions[SCOPE] if has_app_context() else None


@contextmanager
def span(name: str, **attributes: Any) -> Iterator[None]:
    """What is done inside is one part of the work. Attributes name kinds of things, never people."""
    tracing = tracer()
    if tracing is None:
        yield
        return
    begun, failed = tracing.begin(name, attributes), None
    try:
        yield
    except BaseException as error:
        failed = error
        raise
    finally:
        tracing.end(begun, {}, failed)


def init_app(app: Flask) -> None:
    """Raises UnsafeSettings if spans are wanted and what makes them is not installed."""
    app.extensions[SCOPE] = None
    with app.app_context():
        place = settings().otel_exporter_otlp_endpoint
    if not place:
        return
    try:
        telemetry = import_module("portal.core.telemetry")
    except ImportError as error:
        raise UnsafeSettings(
            f"{ENDPOINT} is set, but what sends spans is not installed."
            " Install deploy/requirements-telemetry.txt, or take the setting away."
        ) from error
    app.extensions[SCOPE] = telemetry.Spans(place)
