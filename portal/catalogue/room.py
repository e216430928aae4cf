"""What the catalogue brings to the house."""

from collections.abc import Mapping
from typing import Any

from flask_babel import lazy_gettext as _l

from portal.core.contributions import Command, NavEntry, PageState
from portal.core.rooms import Room
from portal.search import SearchHelp, SearchSource

from . import queries
from .commands import services
from .views import pages


def topics() -> Mapping[str, Any]:
    return {"topics": queries.themes()["topics"]}


room = Room(
    "catalogue",
    pages=[pages],
    contributes=[
        NavEntry(_l("Services"), "catalogue.services", order=10),
        Command(services),
        SearchSource("service", queries.service_documents),
        SearchSource("department", queries.department_documents, label=_l("Department")),
        SearchHelp("topics", "catalogue/_topics.html", topics),
        PageState("catalogue.services"),
        PageState("catalogue.letter", values={"letter": "R"}),
        PageState("catalogue.letter", state="empty", values={"letter": "Q"}),
        PageState("catalogue.service", values={"slug": "residence-parking-permit"}),
        PageState("catalogue.service", persona="amina", values={"slug": "childcare-subsidy"}),
        PageState("catalogue.service", "long", values={"slug": "housing-benefit"}),
        PageState("catalogue.service", "missing", values={"slug": "not-there"}, status=404),
        PageState("catalogue.eligibility", state="empty", values={"slug": "childcare-subsidy"}),
        PageState(
            "catalogue.eligibility", "refused", values={"slug": "childcare-subsidy", "_asked": "lives_here"}, status=422
        ),
        PageState("catalogue.eligibility", state="success", values={"slug": "childcare-subsidy", "lives_here": "no"}),
        PageState("catalogue.topic", values={"slug": "family"}),
        PageState("catalogue.life_event", values={"slug": "moving-home"}),
        PageState("catalogue.persona", values={"slug": "newcomer"}),
        PageState("catalogue.departments"),
        PageState("catalogue.department", values={"slug": "transport"}),
    ],
)
