"""What is put up with: now, soon no more, no more."""

from uuid import UUID

from flask import Response, flash
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from portal.core.web import go_to
from portal.identity import staff_can, staff_names

from .. import actions, queries
from ..rules import WaiverState
from .frame import account_id, as_csv, pages, show

HEAD = ("check", "criteria", "subject", "selector", "reason", "since", "until", "state", "given by")


@pages.get("/waivers")
@staff_can("audit:read")
def waivers() -> ResponseReturnValue:
    found = queries.waivers()
    names = staff_names({each.given_by for each in found} | {each.ended_by for each in found if each.ended_by})
    by_state = {state: [each for each in found if each.state is state] for state in WaiverState}
    return show("waivers", by_state=by_state, names=names, latest=queries.latest_audit())


@pages.post("/waivers/<uuid:waiver_id>/end")
@staff_can("audit:write")
def end_waiver(waiver_id: UUID) -> ResponseReturnValue:
    actions.end_waiver(queries.waiver(waiver_id), by=account_id())
    flash(_("The finding counts again."))
    return go_to(".waivers")


@pages.get("/waivers.csv")
@staff_can("audit:read")
def waivers_csv() -> Response:
    found = queries.waivers()
    names = staff_names({each.given_by for each in found})
    rows = [
        (
            each.check,
            " ".join(each.criteria),
            each.subject,
            each.selector,
            each.reason,
            each.since,
            each.until,
            each.state.value,
            names.get(each.given_by, ""),
        )
        for each in found
    ]
    return as_csv(HEAD, rows, name="waivers.csv")
