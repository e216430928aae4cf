"""What operators look at: what waits, what failed, how long e-mails took, and who works."""

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from flask import Blueprint, current_app, flash
from flask.typing import ResponseReturnValue
from flask_babel import LazyString
from flask_babel import gettext as _

from portal.core.contributions import VitalSign
from portal.core.rooms import contributions
from portal.core.web import go_to, render
from portal.identity import staff_can

from . import actions, queries
from .rules import DAY, PROMISED_SECONDS, WEEK

pages = Blueprint("operations_staff", __name__, url_prefix="/staff/operations", template_folder="templates")
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Told:
    """What a sign says."""

    label: LazyString
    words: str
    is_well: bool


@pages.get("")
@staff_can("operations:read")
def operations() -> ResponseReturnValue:
    found = queries.queues()
    outbox = queries.state_of_outbox(found)
    day, week = queries.delivery_times(DAY, WEEK)
    return render(
        "operations/operations.html",
        queues=found,
        outbox=outbox,
        dead=queries.dead_jobs() if outbox.dead else [],
        spans=[("day", day), ("week", week)],
        promised_seconds=PROMISED_SECONDS,
        last_hand_over=max((each.last_at for each in week.values() if each.last_at), default=None),
        workers=queries.workers(),
        signs=list(_signs()),
        rooms=current_app.extensions["rooms"],
    )


@pages.post("/jobs/<uuid:job_id>/attempts")
@staff_can("operations:act")
def try_again(job_id: UUID) -> ResponseReturnValue:
    actions.try_again(queries.dead_job(job_id))
    flash(_("It will be tried again now."))
    return go_to(".operations")


@pages.post("/jobs/<uuid:job_id>/end")
@staff_can("operations:act")
def give_up(job_id: UUID) -> ResponseReturnValue:
    actions.give_up(queries.dead_job(job_id))
    flash(_("The task was given up. The record of it stays."))
    return go_to(".operations")


def _signs() -> Iterator[Told]:
    """One sign that cannot be read must not take the page."""
    for sign in sorted(contributions(VitalSign), key=lambda sign: sign.order):
        try:
            yield Told(sign.label, *sign.ask())
        except Exception:
            log.exception("A vital sign is broken")
            yield Told(sign.label, _("Not available right now"), is_well=False)
