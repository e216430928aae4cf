"""What people see when something cannot be shown. Whatever breaks, nothing half done is kept."""

import logging

from flask import Flask, Response, g, make_response, render_template, request
from sqlalchemy.exc import DBAPIError, InterfaceError, NoResultFound, OperationalError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as NoConnectionFree
from werkzeug.exceptions import HTTPException, NotFound

from portal.core import urls
from portal.core.db import SAFE_METHODS, close
from portal.core.web import render

log = logging.getLogger(__name__)

WITH_LAYOUT = {403, 404, 410, 413, 422, 429}
STAND_ALONE = {500, 503}
AWAY = (OperationalError, InterfaceError, NoConnectionFree, OSError)
"""The database or the disk is gone, locked for too long, or full."""

SECONDS_TO_COME_BACK = 10

TWO_AT_ONCE = {"40001", "40P01"}
"""PostgreSQL let the other of two transactions win. Who only reads simply reads again."""


def show_http_error(error: HTTPException) -> Response:
    code = error.code or 500
    if error.response is not None:
        return make_response(error.response)
    if code == NotFound.code and (there := urls.page_with_language()):
        return there
    if code in WITH_LAYOUT:
        return render(f"errors/{code}.html", status=code)
    if code in {400, 405, 408, 415}:
        return render("errors/404.html", status=code)
    return stand_alone(code)


def stand_alone(code: int) -> Response:
    """A page that needs no layout, database or session."""
    template = code if code in STAND_ALONE else 500
    typed = _typed() if template == 503 else []
    response = make_response(render_template(f"errors/{template}.html", typed=typed), code)
    if code == 503:
        response.headers["Retry-After"] = str(SECONDS_TO_COME_BACK)
    return response


def _typed() -> list[tuple[str, str]]:
    """What was sent and could not be taken, to be sent again by one press. Passwords and files are not given back."""
    if request.method != "POST":
        return []
    try:
        typed = [(name, value) for name, values in request.form.lists() for value in values]
    except (HTTPException, OSError):
        return []
    return [] if any("password" in name for name, _value in typed) else typed


def _is_worth_another_try(error: SQLAlchemyError) -> bool:
    """Once, for who only reads: nothing can happen twice."""
    if request.method not in SAFE_METHODS or not isinstance(error, DBAPIError) or g.get("reads_again"):
        return False
    return error.connection_invalidated or getattr(error.orig, "sqlstate", None) in TWO_AT_ONCE


def _read_again(app: Flask) -> Response:
    g.reads_again = True
    g.pop("answers", None)
    if session := g.pop("db", None):
        close(session)
    try:
        answer = app.preprocess_request() or app.dispatch_request()
    except Exception as error:  # noqa: BLE001 whatever it is, it has its page
        answer = app.handle_user_exception(error)
    return app.make_response(answer)


def init_app(app: Flask) -> None:
    @app.errorhandler(HTTPException)
    def http_error(error: HTTPException) -> Response:
        reason = getattr(error, "original_exception", None)  # of what failed where no page could be shown any more
        return stand_alone(503) if isinstance(reason, AWAY) else show_http_error(error)

    @app.errorhandler(NoResultFound)
    def not_found(_error: NoResultFound) -> Response:
        return show_http_error(NotFound())

    @app.errorhandler(OperationalError)
    @app.errorhandler(InterfaceError)
    @app.errorhandler(NoConnectionFree)
    def database_away(error: SQLAlchemyError) -> Response:
        if _is_worth_another_try(error):
            log.warning("The database lost a connection or let another transaction win; read once more")
            return _read_again(app)
        log.error("The database does not answer", exc_info=error)
        return stand_alone(503)

    @app.errorhandler(Exception)
    def our_fault(error: Exception) -> Response:
        if app.config.get("PROPAGATE_EXCEPTIONS"):
            raise error
        log.error("A request failed", exc_info=error)
        return stand_alone(503 if isinstance(error, OSError) else 500)
