"""Where staff start."""

import logging
from dataclasses import dataclass
from uuid import UUID

from flask import Blueprint, abort
from flask.typing import ResponseReturnValue

from portal.core.contributions import AdminEntry
from portal.core.rooms import contributions
from portal.core.web import render
from portal.identity import current_account, signed_in

pages = Blueprint("admin", __name__, url_prefix="/staff", template_folder="templates")
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Box:
    """An entry and how many things wait there; None if there is nothing to count, or counting failed."""

    entry: AdminEntry
    count: int | None
    is_broken: bool = False


@pages.get("")
@signed_in
def home() -> ResponseReturnValue:
    """Everything this member of staff may do, with what waits there."""
    who = current_account()
    if who is None or not who.is_staff:
        abort(403)
    entries = [entry for entry in contributions(AdminEntry) if entry.permission in who.permissions]
    entries.sort(key=lambda entry: entry.order)
    return render("admin/home.html", who=who, boxes=[_box(entry, who.account_id) for entry in entries])


def _box(entry: AdminEntry, account_id: UUID) -> Box:
    """One count that fails must not take the page."""
    try:
        return Box(entry, entry.count(account_id) if entry.count else None)
    except Exception:
        log.exception("The count of %s is broken", entry.endpoint)
        return Box(entry, None, is_broken=True)
