"""What did not reach people, for staff to look after."""

from uuid import UUID

from flask import Blueprint, flash, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from portal.core.web import go_to, page_number, render
from portal.identity import staff_can

from . import actions, queries
from .rules import DeliveryState

pages = Blueprint("messages_staff", __name__, url_prefix="/staff/deliveries", template_folder="templates")


@pages.get("")
@staff_can("deliveries:read")
def deliveries() -> ResponseReturnValue:
    state = request.args.get("state", DeliveryState.DEAD, type=DeliveryState)
    page = page_number()
    return render(
        "messages/deliveries.html",
        state=state,
        shelf=queries.deliveries(state, page=page),
        counts=queries.delivery_counts(),
        stuck=queries.stuck_letters(),
    )


@pages.post("/<uuid:delivery_id>/attempts")
@staff_can("deliveries:read")
def try_again(delivery_id: UUID) -> ResponseReturnValue:
    actions.try_again(queries.delivery(delivery_id))
    flash(_("It will be sent again now."))
    return go_to(".deliveries")


@pages.post("/letters/<uuid:job_id>/attempts")
@staff_can("deliveries:read")
def try_letter_again(job_id: UUID) -> ResponseReturnValue:
    actions.try_letter_again(queries.stuck_letter(job_id))
    flash(_("It will be sent again now."))
    return go_to(".deliveries")
