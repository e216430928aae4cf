"""Small helpers that keep views thin."""

from datetime import date
from typing import Any
from urllib.parse import SplitResult, urlsplit

from flask import Flask, Request, Response, current_app, redirect, render_template, url_for
from flask.sessions import SecureCookieSession, SecureCookieSessionInterface
from htmx_flask import Htmx, make_response, request
from markupsafe import Markup
from werkzeug.routing import BaseConverter, IntegerConverter, ValidationError

from portal.core.forms import PortalForm

LAST_PAGE = 100_000


def wants_partial() -> bool:
    """True when htmx will put the answer inside the page, not in place of it."""
    htmx = request.htmx
    return bool(htmx) and not htmx.boosted and not htmx.history_restore_request


def render(page: str, /, *, partial: str | None = None, status: int = 200, **context: Any) -> Response:
    """Render the page, or only its partial when htmx asks.

    The page includes the same partial, so both ways show the same markup.
    A page whose `form` was refused, or that has `problems` [(field id, message)], answers 422.
    """
    form: PortalForm | None = context.get("form")
    context.setdefault("problems", form.problems() if form else [])
    if context["problems"] and status == 200:
        status = 422
    template = partial if partial and wants_partial() else page
    response: Response = make_response(render_template(template, **context), status)
    if partial:
        response.vary.add("HX-Request")
    return response


def render_part(template: str, /, **context: Any) -> Markup:
    """A piece of a page that is put together in Python, without what Flask does once more for each whole page."""
    return Markup(current_app.jinja_env.get_template(template).render(context))  # noqa: S704 Jinja escaped it


def go_to(endpoint: str, **values: Any) -> Response:
    """Show another page after a success: 303 for browsers, a header for htmx, which would swap a 303 in place."""
    return go_to_url(url_for(endpoint, **values))


def go_to_url(url: str) -> Response:
    """Like go_to, for a URL at hand. Pass only URLs the portal made, or checked by `own_path`."""
    answer: Response = make_response("", redirect=url) if wants_partial() else make_response(redirect(url, code=303))
    return answer


def own_path(url: str | None) -> str | None:
    """The URL if it is a path on this portal, else None: nobody is sent elsewhere by a link with ?next=."""
    if url and url.startswith("/") and not url.startswith(("//", "/\\")) and url.isprintable() and "\\" not in url:
        return url
    return None


def parts_of(url: str) -> SplitResult:
    """The parts of a URL that a browser sent; all empty if it cannot be read."""
    try:
        return urlsplit(url)
    except ValueError:
        return urlsplit("")


def pdf_to_keep(pdf: bytes, *, name: str, language: str) -> Response:
    """A paper as a file to save. It is somebody's own: no cache keeps it."""
    response = Response(pdf, mimetype="application/pdf")
    response.headers.set("Content-Disposition", "attachment", filename=f"{name}.pdf")
    response.headers["Content-Language"] = language
    response.headers["Cache-Control"] = "private, no-store"
    return response


def page_number() -> int:
    """Which page of a list the reader asks for: ?page=, and the first where that makes no sense."""
    wanted: int = request.args.get("page", 1, type=int)
    return min(max(1, wanted), LAST_PAGE)


class Sessions(SecureCookieSessionInterface):
    """Flask's, for what is said on the next page. Most requests bring none, and need nothing that reads signatures."""

    def open_session(self, app: Flask, request: Request) -> SecureCookieSession | None:
        if self.get_cookie_name(app) in request.cookies:
            return super().open_session(app, request)
        return self.session_class()


class NumberConverter(IntegerConverter):
    """<int:number> in a URL. Python refuses to read numbers of thousands of digits, and no list is that long."""

    regex = r"\d{1,9}"


class DayConverter(BaseConverter):
    """<day:day> in a URL is a date, like 2026-03-27."""

    regex = r"\d{4}-\d{2}-\d{2}"

    def to_python(self, value: str) -> date:
        try:
            return date.fromisoformat(value)
        except ValueError as error:
            raise ValidationError from error

    def to_url(self, value: date) -> str:
        return value.isoformat()


def init_app(app: Flask) -> None:
    Htmx(app)
    app.session_interface = Sessions()
    app.url_map.converters.update(day=DayConverter, int=NumberConverter)
    app.jinja_env.globals["wants_partial"] = wants_partial
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
