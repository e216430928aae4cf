"""What the gallery brings to the house."""

from portal.core.contributions import PageState
from portal.core.rooms import Room

from .views import pages

room = Room(
    "gallery",
    pages=[pages],
    contributes=[
        PageState("gallery.components"),
        PageState("gallery.refused", state="refused"),
        PageState("gallery.long_list"),
        PageState("gallery.question", state="empty"),
        PageState("gallery.done", state="success"),
    ],
)
