"""Stands before everything else, so that whoever looks after the portal gets an answer when little else works."""

from collections.abc import Callable, Iterable
from typing import Any
from wsgiref.types import StartResponse, WSGIEnvironment

from flask import Flask

HEALTH = "/healthz"
UNKEPT = {"/readyz", "/metrics"}
"""Asked past the kept pages, which look at the database."""

HEADERS = [
    ("Content-Type", "text/plain; charset=utf-8"),
    ("Cache-Control", "no-store"),
    ("X-Content-Type-Options", "nosniff"),
]


class Probes:
    """WSGI middleware: says by itself that the process answers."""

    def __init__(self, application: Callable[..., Any], *, past_kept_pages: Callable[..., Any]) -> None:
        self.application = application
        self.past_kept_pages = past_kept_pages

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        path = environ["PATH_INFO"]
        if path == HEALTH:
            body = b"alive\n"
            start_response("200 OK", [*HEADERS, ("Content-Length", str(len(body)))])
            return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]
        found: Iterable[bytes] = (self.past_kept_pages if path in UNKEPT else self.application)(environ, start_response)
        return found


def init_app(app: Flask, *, past_kept_pages: Callable[..., Any]) -> None:
    """Right after the kept pages.

    past_kept_pages: the application as it was before them.
    """
    app.wsgi_app = Probes(app.wsgi_app, past_kept_pages=past_kept_pages)  # type: ignore[method-assign]
