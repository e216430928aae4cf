"""What everybody may know: whether e-mails are sent as quickly as was promised."""

from time import monotonic

from flask import Blueprint, current_app, request
from flask.typing import ResponseReturnValue

from portal.core.page_cache import is_private
from portal.core.web import render
from portal.identity import public

from .. import queries
from ..rules import FEWEST, PROMISED_PERCENT, PROMISED_SECONDS, WEEK, Times, together

SECONDS_KEPT = 300
PLACE = "operations.times"

pages = Blueprint("operations", __name__, template_folder="../templates")


@pages.get("/service-levels")
@public
def service_levels() -> ResponseReturnValue:
    """The figures may be five minutes old, here and in every browser."""
    response = render(
        "operations/service_levels.html",
        times=_times(),
        seconds=PROMISED_SECONDS,
        percent=PROMISED_PERCENT,
        fewest=FEWEST,
    )
    if not is_private(request.cookies):
        response.headers["Cache-Control"] = f"public, max-age={SECONDS_KEPT}"
        response.vary.update(["Cookie", "Accept-Encoding"])
    return response


def _times() -> Times:
    known: tuple[float, Times] | None = current_app.extensions.get(PLACE)
    if known is None or monotonic() - known[0] > SECONDS_KEPT:
        (week,) = queries.delivery_times(WEEK)
        known = current_app.extensions[PLACE] = (monotonic(), together(list(week.values())))
    return known[1]
