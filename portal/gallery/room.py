"""What the gallery brings to the house."""

from portal.core.contributions import PageState
from portal.core.rooms import Room

from .views import ERRORS, pages

room = Room(
    "gallery",
    pages=[pages],
    contributes=[
        PageState("gallery.components"),
        PageState("gallery.refused", state="refused", status=422),
        PageState("gallery.long_list"),
        PageState("gallery.question", state="empty"),
        PageState("gallery.done", state="success"),
        *(PageState("gallery.error", str(code), values={"code": code}, status=code) for code in ERRORS),
    ],
)
