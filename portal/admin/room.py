"""What the admin shell brings to the house."""

from flask_babel import lazy_gettext as _l

from portal.core.contributions import NavEntry, PageState
from portal.core.rooms import Room

from .staff_views import pages

room = Room(
    "admin",
    pages=[pages],
    contributes=[
        NavEntry(_l("Overview"), "admin.home", audience="staff", order=1),
        PageState("admin.home", persona="clara"),
        PageState("admin.home", persona="sam"),
        PageState("admin.home", persona="edith"),
        PageState("admin.home", "forbidden", persona="amina", status=403),
    ],
)
