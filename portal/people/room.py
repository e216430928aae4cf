"""What the people room brings to the house."""

from flask_babel import lazy_gettext as _l

from portal.core.contributions import NavEntry, PageState, Subscription
from portal.core.rooms import Room
from portal.identity import AccountOpened

from . import actions
from .staff_views import staff_pages
from .views import pages

room = Room(
    "people",
    pages=[pages, staff_pages],
    contributes=[
        Subscription(AccountOpened, actions.open_record),
        NavEntry(_l("Your details"), "people.profile", audience="citizen", order=80),
        NavEntry(_l("Your details"), "people.profile", audience="account", order=10),
        NavEntry(_l("Who looked at your data"), "people.looks", audience="account", order=20),
        NavEntry(_l("People"), "people_staff.search", audience="staff: people:look", order=30),
        PageState("people.profile", persona="amina"),
        PageState("people.looks", persona="amina"),
        PageState("people.change_name", persona="amina"),
        PageState("people.change_birth_date", persona="amina"),
        PageState("people.change_language", persona="amina"),
        PageState("people.change_contact", persona="amina"),
        PageState("people.change_address", persona="amina"),
        PageState("people.change_children", persona="amina"),
        PageState("people.change_situation", persona="amina"),
        PageState("people_staff.search", "empty", persona="clara"),
    ],
)
