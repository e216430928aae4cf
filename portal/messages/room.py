"""What the messages room brings to the house."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from portal.core.contributions import AdminEntry, Card, Job, NavEntry
from portal.core.rooms import Room

from . import jobs, queries
from .actions import DELIVER
from .forgetting import FORGETTING
from .rules import DeliveryState
from .staff_views import pages as staff_pages
from .states import STATES
from .views import pages


def unread_card(person_id: UUID) -> Mapping[str, Any] | None:
    unread = queries.unread(person_id)
    if not unread.number:
        return None
    return {"unread": unread, "because": _("You see this because you have not read these messages yet.")}


def how_many_were_given_up(_account_id: UUID) -> int:
    return queries.delivery_counts()[DeliveryState.DEAD]


room = Room(
    "messages",
    pages=[pages, staff_pages],
    contributes=[
        Card("messages", "messages/_card.html", unread_card, order=30),
        NavEntry(_l("Messages"), "messages.inbox", "citizen", order=40, count=queries.unread_count),
        NavEntry(_l("E-mail delivery"), "messages_staff.deliveries", "staff: deliveries:read", order=70),
        AdminEntry(
            _l("E-mail delivery"),
            "messages_staff.deliveries",
            permission="deliveries:read",
            hint=_l("E-mails that were not sent."),
            icon="mail",
            order=70,
            count=how_many_were_given_up,
        ),
        Job(DELIVER, jobs.deliver, is_outside=True),
        FORGETTING,
        *STATES,
    ],
)
