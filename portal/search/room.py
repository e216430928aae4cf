"""What the search room brings to the house."""

from flask_babel import lazy_gettext as _l

from portal.core.contributions import Command, NavEntry, PageState
from portal.core.rooms import Room

from .commands import search
from .views import pages

room = Room(
    "search",
    pages=[pages],
    contributes=[
        NavEntry(_l("Search"), "search.results", order=90),
        Command(search),
        PageState("search.results", state="empty"),
        PageState("search.results", state="filled", values={"q": "parking"}),
        PageState("search.results", state="nothing found", values={"q": "zzzzzz"}),
        PageState("search.results", state="long", values={"q": "Wohngeldzuschussantragsformularverzeichnis" * 4}),
    ],
)
