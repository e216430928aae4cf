"""All services, for those who write them."""

from flask import request
from flask.typing import ResponseReturnValue

from portal.catalogue import editorial
from portal.core import clock
from portal.core.forms import tidy
from portal.core.web import page_number, render
from portal.identity import staff_can, staff_names

from .. import queries
from .frame import pages

FILTERS = ("search", "state", "department")


@pages.get("")
@staff_can("catalogue:edit")
def services() -> ResponseReturnValue:
    """One page of the list; with htmx only the list."""
    asked = {name: tidy(request.args.get(name, ""))[:100] for name in FILTERS}
    if asked["state"] not in queries.STATES:
        asked["state"] = ""
    shown = queries.services(**asked, page=page_number())
    return render(
        "editing/services.html",
        partial="editing/_services.html",
        shown=shown,
        asked=asked,
        today=clock.today(),
        states=queries.STATES,
        departments=editorial.known().departments,
        names=staff_names({line.changed_by for line in shown.lines if line.changed_by}),
    )
