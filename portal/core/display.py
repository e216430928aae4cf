"""How this reader wants pages to look: kept in one cookie, so it works signed out and without JavaScript."""

from collections.abc import Mapping
from urllib.parse import parse_qsl, urlencode

from flask import Flask, Response, has_request_context, request

from portal.core.i18n import YEAR

COOKIE = "display"
CHOICES: Mapping[str, tuple[str, ...]] = {
    "text": ("", "large", "larger"),
    "spacing": ("", "wide"),
    "contrast": ("", "more"),
    "theme": ("", "light", "dark"),
    "motion": ("", "none"),
    "layout": ("", "plain"),
}
"""What can be chosen; the first value of each is the usual one and is not kept."""


def chosen() -> dict[str, str]:
    """The reader's choices that differ from the usual: {'text': 'large'}. Becomes data- attributes of <html>."""
    return allowed(dict(parse_qsl(request.cookies.get(COOKIE, "")))) if has_request_context() else {}


def allowed(wishes: Mapping[str, str]) -> dict[str, str]:
    """Only settings that exist, and only where they differ from the usual."""
    return {name: wishes[name] for name, values in CHOICES.items() if wishes.get(name) in values[1:]}


def remember(response: Response, wishes: Mapping[str, str], *, secure: bool) -> Response:
    """Keep the choices in the browser for a year; with none left the cookie goes."""
    kept = allowed(wishes)
    if kept:
        response.set_cookie(COOKIE, urlencode(kept), max_age=YEAR, httponly=True, samesite="Lax", secure=secure)
    else:
        response.delete_cookie(COOKIE, httponly=True, samesite="Lax", secure=secure)
    return response


def init_app(app: Flask) -> None:
    app.jinja_env.globals["display"] = chosen
