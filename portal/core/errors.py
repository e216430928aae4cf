"""What people see when something cannot be shown. Whatever breaks, nothing half done is kept."""

import logging

from flask import Flask, Response, make_response, render_template
from sqlalchemy.exc import NoResultFound, OperationalError
from werkzeug.exceptions import HTTPException, NotFound

from portal.core import urls
from portal.core.web import render

log = logging.getLogger(__name__)

WITH_LAYOUT = {403, 404, 410, 413, 422, 429}
STAND_ALONE = {500, 503}
AWAY = (OperationalError, OSError)
"""The database or the disk is gone, locked for too long, or full."""


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
    return make_response(render_template(f"errors/{template}.html"), code)


def init_app(app: Flask) -> None:
    @app.errorhandler(HTTPException)
    def http_error(error: HTTPException) -> Response:
        reason = getattr(error, "original_exception", None)  # of what failed where no page could be shown any more
        return stand_alone(503) if isinstance(reason, AWAY) else show_http_error(error)

    @app.errorhandler(NoResultFound)
    def not_found(_error: NoResultFound) -> Response:
        return show_http_error(NotFound())

    @app.errorhandler(OperationalError)
    def database_away(error: OperationalError) -> Response:
        log.error("The database does not answer", exc_info=error)
        return stand_alone(503)

    @app.errorhandler(Exception)
    def our_fault(error: Exception) -> Response:
        if app.config.get("PROPAGATE_EXCEPTIONS"):
            raise error
        log.error("A request failed", exc_info=error)
        return stand_alone(503 if isinstance(error, OSError) else 500)
