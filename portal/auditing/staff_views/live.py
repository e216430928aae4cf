"""The published pages as they are: when they were looked at, and what came of it."""

from flask import flash
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from portal.core.web import go_to, page_number
from portal.identity import staff_can

from .. import actions, queries
from ..rules import Kind
from .frame import pages, show


@pages.get("/live")
@staff_can("audit:read")
def live() -> ResponseReturnValue:
    return show("live", shelf=queries.audits(Kind.LIVE, page=page_number()), looks=queries.looks())


@pages.post("/live/looks")
@staff_can("audit:write")
def look_now() -> ResponseReturnValue:
    actions.ask_to_look()
    flash(_("The published pages are looked at now. It takes some minutes; load this page again then."))
    return go_to(".live")
