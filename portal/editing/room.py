"""What the editing room brings to the house."""

from uuid import UUID

from flask_babel import lazy_gettext as _l

from portal.content import manuscripts
from portal.core.contributions import AdminEntry, NavEntry
from portal.core.rooms import Room

from .actions import SERVICES
from .rules import SERVICE
from .states import STATES
from .views import pages


def how_many_wait_for_review(account_id: UUID) -> int:
    """Those somebody else has written: nobody reviews their own."""
    lines = manuscripts(SERVICE).values()
    return sum(line.state == "in_review" and line.changed_by != account_id for line in lines)


room = Room(
    "editing",
    pages=[pages],
    contributes=[
        SERVICES,
        NavEntry(_l("Edit services"), "editing.services", audience="staff: catalogue:edit", order=20),
        AdminEntry(
            _l("Edit services"),
            "editing.services",
            permission="catalogue:edit",
            hint=_l("Write, translate, review and publish what the authority offers."),
            icon="file",
            order=40,
        ),
        AdminEntry(
            _l("Services to review"),
            "editing.services",
            permission="catalogue:edit",
            hint=_l("A colleague has written them and asks you to look."),
            icon="eye",
            order=45,
            values={"state": "in_review"},
            count=how_many_wait_for_review,
        ),
        *STATES,
    ],
)
