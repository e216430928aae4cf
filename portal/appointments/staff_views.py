"""Who comes today: the list at the counter."""

from datetime import date, timedelta

from flask import Blueprint, request
from flask.typing import ResponseReturnValue

from portal.core import clock
from portal.core.web import render
from portal.identity import staff_can

from . import queries

staff_pages = Blueprint("appointments_staff", __name__, url_prefix="/staff/appointments", template_folder="templates")

YEARS = range(2000, 2200)


@staff_pages.get("")
@staff_can("cases:read")
def day() -> ResponseReturnValue:
    """One office on one day, in the address, so that it can be kept as a bookmark."""
    offices = queries.offices()
    wanted = request.args.get("office", "")
    office = next((each for each in offices if each.slug == wanted), offices[0] if offices else None)
    when = _day_in(request.args.get("day", "")) or clock.today()
    return render(
        "appointments/day.html",
        partial="appointments/_day.html",
        offices=offices,
        office=office,
        day=when,
        one_day=timedelta(days=1),
        appointments=queries.on_day(office, when) if office else [],
    )


def _day_in(text: str) -> date | None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if day.year in YEARS else None
