"""What the people room brings to the house."""

from datetime import timedelta

from flask_babel import lazy_gettext as _l

from portal.core.contributions import Job, NavEntry, Subscription
from portal.core.rooms import Room
from portal.identity import AccountOpened

from . import actions
from .forgetting import FORGETTING
from .staff_views import staff_pages
from .states import STATES
from .views import pages

room = Room(
    "people",
    pages=[pages, staff_pages],
    contributes=[
        Subscription(AccountOpened, actions.open_record),
        Job("people.find_new_people", actions.find_new_people, every=timedelta(hours=1)),
        NavEntry(_l("Your details"), "people.profile", audience="citizen", order=80),
        NavEntry(_l("Your details"), "people.profile", audience="account", order=10),
        NavEntry(_l("Who looked at your data"), "people.looks", audience="account", order=20),
        NavEntry(_l("People"), "people_staff.search", audience="staff: people:look", order=30),
        FORGETTING,
        *STATES,
    ],
)
