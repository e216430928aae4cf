"""What the dashboard itself brings: suggestions, news, and the door to my page."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from portal.applications import services_under_way
from portal.catalogue import offers
from portal.content import latest_news
from portal.core.contributions import Card, NavEntry, PageState
from portal.core.rooms import Room
from portal.people import facts_of

from .views import pages

MOST_SUGGESTIONS = 4


def suggestions_card(person_id: UUID) -> Mapping[str, Any] | None:
    hidden = facts_of(person_id).put_aside
    begun = services_under_way(person_id)
    every = [suggestion for suggestion in offers.suggested_services(person_id) if suggestion.slug not in begun]
    fitting = [suggestion for suggestion in every if suggestion.slug not in hidden]
    is_hiding = len(fitting) < len(every)
    if not every:
        return None
    return {"suggestions": fitting[:MOST_SUGGESTIONS], "is_hiding": is_hiding}


def news_card(_person_id: UUID) -> Mapping[str, Any] | None:
    news = latest_news()
    return {"news": news, "because": _("Everybody sees this.")} if news else None


room = Room(
    "dashboard",
    pages=[pages],
    contributes=[
        NavEntry(_l("My page"), "dashboard.home", "citizen", order=5),
        Card("suggestions", "dashboard/_suggestions.html", suggestions_card, order=80),
        Card("news", "dashboard/_news.html", news_card, order=90),
        PageState("dashboard.front"),
        PageState("dashboard.front", persona="boris"),
        PageState("dashboard.home", persona="amina"),
        PageState("dashboard.home", persona="mei"),
        PageState("dashboard.home", persona="deniz"),
    ],
)
