"""What the appointments room brings to the house."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from portal.core.contributions import AdminEntry, Card, NavEntry
from portal.core.rooms import Room

from . import queries
from .forgetting import FORGETTING
from .question_type import AppointmentQuestion
from .staff_views import staff_pages
from .states import STATES
from .views import pages

MOST_ON_A_CARD = 3


def next_appointments(person_id: UUID) -> Mapping[str, Any] | None:
    found = queries.upcoming(person_id)[:MOST_ON_A_CARD]
    return {"appointments": found, "because": _("You see this because you booked a time with us.")} if found else None


room = Room(
    "appointments",
    pages=[pages, staff_pages],
    contributes=[
        AppointmentQuestion(),
        Card("appointments", "appointments/_card.html", next_appointments, order=15),
        NavEntry(_l("My appointments"), "appointments.mine", audience="account", order=5),
        AdminEntry(
            _l("Appointments"),
            "appointments_staff.day",
            permission="cases:read",
            hint=_l("Who comes today, and on other days."),
            icon="calendar",
            order=40,
        ),
        FORGETTING,
        *STATES,
    ],
)
