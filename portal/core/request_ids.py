"""One short name for everything that a request causes: its lines in the log, its jobs, its e-mails, its error page."""

import re
from secrets import randbelow, token_hex

from flask import Flask, Response, g, has_app_context, request

from portal.config import settings

HEADER = "X-Request-ID"
LONGEST = 64
SPOKEN = 8
SANE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{7,63}")
"""What a proxy of ours may call a request. Anything else might be somebody's text on its way into the log."""


def request_id() -> str | None:
    """Of the request that is being answered, or that promised the job being done; None where there is neither."""
    return g.get("request_id") if has_app_context() else None


def go_on_with(number: str | None) -> None:
    """What is done from here on, in a job, belongs to the request that promised it."""
    g.request_id = number


def spoken_number() -> str:
    """How a person reads it out on the phone: the beginning is enough to find it. Empty outside a request."""
    number = request_id() or ""
    return f"{number[:4]} {number[4:SPOKEN]}".strip()


def new_request_id() -> str:
    """Random: it says nothing about who asked, or when. It begins with digits, which are easy to say on the phone."""
    return f"{randbelow(10**SPOKEN):0{SPOKEN}}{token_hex(12)}"


def init_app(app: Flask) -> None:
    """Before whatever writes to the log or keeps answers: what is set here is set on the way out last."""
    app.jinja_env.globals["spoken_number"] = spoken_number

    @app.before_request
    def begin() -> None:
        if g.get("reads_again"):
            return  # still the same request
        sent = request.headers.get(HEADER, "") if settings().trusted_proxies else ""
        g.request_id = sent if SANE.fullmatch(sent) else new_request_id()

    @app.after_request
    def say_number(response: Response) -> Response:
        if number := request_id():
            response.headers[HEADER] = number
        return response
