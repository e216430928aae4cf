"""Keeps other sites out: security headers, and no form post that another site started.

Where a request comes from is told by the browser itself (Sec-Fetch-Site, or Origin in older ones), so pages need no
token and can be cached. A request with neither header comes from no browser that sends cookies across sites.
"""

from flask import Flask, Response, abort, request

from portal.config import settings
from portal.core.db import SAFE_METHODS
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


def is_from_this_site() -> bool:
    """True unless a browser says that another site sent this request."""
    sent_from = request.headers.get("Sec-Fetch-Site")
    if sent_from is not None:
        return sent_from in {"same-origin", "none"}
    origin = request.headers.get("Origin")
    return origin is None or parts_of(origin).netloc == request.host


def init_app(app: Flask) -> None:
    @app.before_request
    def refuse_nul() -> None:
        """No address of ours has the sign in it, and PostgreSQL stops with an error when it is asked for one."""
        if "\0" in request.path:
            abort(404)

    @app.before_request
    def refuse_other_sites() -> None:
        if request.method not in SAFE_METHODS and not is_from_this_site():
            abort(403)

    @app.after_request
    def add_headers(response: Response) -> Response:
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        response.headers.setdefault("Cache-Control", "private, no-store")
        if settings().uses_https:
            response.headers["Strict-Transport-Security"] = f"max-age={TWO_YEARS}; includeSubDomains"
        return response
