"""The citizen's inbox."""

from uuid import UUID

from flask import Blueprint, flash
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from portal.core.mail import as_html, paragraphs_of
from portal.core.web import go_to, page_number, render
from portal.identity import signed_in
from portal.people import current_person_id

from . import actions, queries

pages = Blueprint("messages", __name__, url_prefix="/messages", template_folder="templates")


@pages.get("")
@signed_in
def inbox() -> ResponseReturnValue:
    page = page_number()
    person_id = current_person_id()
    return render(
        "messages/inbox.html", shelf=queries.inbox(person_id, page=page), unread=queries.unread_count(person_id)
    )


@pages.get("/<uuid:message_id>")
@signed_in
def message(message_id: UUID) -> ResponseReturnValue:
    found = queries.message_of(current_person_id(), message_id)
    actions.mark_read(found)
    return render("messages/message.html", message=found, paragraphs=as_html(paragraphs_of(found.body)))


@pages.post("/read")
@signed_in
def read_all() -> ResponseReturnValue:
    actions.mark_all_read(current_person_id())
    flash(_("All messages are marked as read."))
    return go_to(".inbox")
