"""Keeps other sites out: security headers, and no form post that another site started.

Where a request comes from is told by the browser itself (Sec-Fetch-Site, or Origin in older ones), so pages need no
token and can be cached. A request with neither header comes from no browser that sends cookies across sites.
"""

from collections.abc import Callable, Iterable
from typing import Any
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from flask import Flask, Response, abort, current_app, request

from portal.config import Settings
from portal.core.db import SAFE_METHODS
from portal.core.patient_server import REFUSED
from portal.core.web import parts_of

CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)

HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=()",
    "X-Frame-Options": "DENY",
}
TWO_YEARS = 2 * 365 * 24 * 60 * 60


def headers_of(chosen: Settings) -> dict[str, str]:
    """What every answer says to the browser."""
    secure = {"Strict-Transport-Security": f"max-age={TWO_YEARS}; includeSubDomains"} if chosen.uses_https else {}
    return {**HEADERS, **secure}


def with_headers(application: WSGIApplication, *, below: str, chosen: Settings) -> WSGIApplication:
    """The application, whose answers to addresses below this one carry the headers even where Flask is not asked."""
    wanted = headers_of(chosen)

    def answer(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        if not environ["PATH_INFO"].startswith(below):
            return application(environ, start_response)

        def start(status: str, given: list[tuple[str, str]], *error: Any) -> Callable[[bytes], object]:
            said = {name.lower() for name, _value in given}
            more = [(name, value) for name, value in wanted.items() if name.lower() not in said]
            return start_response(status, [*given, *more], *error)

        return application(environ, start)  # type: ignore[arg-type]

    return answer


def is_from_this_site() -> bool:
    """True unless a browser says that another site sent this request."""
    sent_from = request.headers.get("Sec-Fetch-Site")
    if sent_from is not None:
        return sent_from in {"same-origin", "none"}
    origin = request.headers.get("Origin")
    return origin is None or parts_of(origin).netloc == request.host


def _refuse_what_is_too_much() -> None:
    """Before anything looks at the form. A body that is packed could be any size once unpacked."""
    if REFUSED in request.environ:
        abort(request.environ[REFUSED])
    if request.headers.get("Content-Encoding", "identity").lower() != "identity":
        abort(415)
    most = current_app.config["MAX_FORM_PARTS"]
    if request.query_string.count(b"&") >= most or (_is_plain_form() and _fields_sent() > most):
        abort(413)


def _is_plain_form() -> bool:
    return request.method not in SAFE_METHODS and request.mimetype == "application/x-www-form-urlencoded"


def _fields_sent() -> int:
    """Counted without reading them. Parts of multipart forms are counted as they are read."""
    if (request.content_length or 0) > current_app.config["MAX_FORM_MEMORY_SIZE"]:
        abort(413)
    return request.get_data().count(b"&") + 1


def _refuse_nul() -> None:
    """No address of ours has the sign in it, and PostgreSQL stops with an error when it is asked for one."""
    if "\0" in request.path:
        abort(404)


def _refuse_other_sites() -> None:
    if request.method not in SAFE_METHODS and not is_from_this_site():
        abort(403)


def init_app(app: Flask) -> None:
    wanted = headers_of(app.extensions["settings"])
    for refuse in (_refuse_what_is_too_much, _refuse_nul, _refuse_other_sites):
        app.before_request(refuse)

    @app.after_request
    def add_headers(response: Response) -> Response:
        for name, value in wanted.items():
            response.headers.setdefault(name, value)
        response.headers.setdefault("Cache-Control", "private, no-store")
        return response
