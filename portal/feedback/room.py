"""What the feedback room brings to the house."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from portal.casework import CaseDecided
from portal.catalogue import additions
from portal.core.contributions import AdminEntry, Card, NavEntry, Subscription
from portal.core.rooms import Room

from . import actions, queries
from .forgetting import FORGETTING
from .staff_views import pages as staff_pages
from .states import LETTERS, STATES
from .views import pages


def ask_after_decision(event: CaseDecided) -> None:
    actions.ask_for_rating(event)


def rating_card(person_id: UUID) -> Mapping[str, Any] | None:
    ratings = queries.open_ratings(person_id)
    if not ratings:
        return None
    return {"ratings": ratings, "because": _("You see this because we decided about something you asked for.")}


room = Room(
    "feedback",
    pages=[pages, staff_pages],
    contributes=[
        Subscription(CaseDecided, ask_after_decision),
        additions.ServicePageBox("helpful", "feedback/_helpful.html", lambda page: {"slug": page.slug}, order=90),
        Card("ratings", "feedback/_card.html", rating_card, order=70),
        NavEntry(_l("Ratings"), "feedback_staff.ratings", "staff: ratings:read", order=60),
        AdminEntry(
            _l("Ratings"),
            "feedback_staff.ratings",
            "ratings:read",
            _l("What people say about services and pages."),
            icon="star",
            order=60,
        ),
        FORGETTING,
        *STATES,
        *LETTERS,
    ],
)
