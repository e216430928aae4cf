"""What the admin shell brings to the house."""

from uuid import UUID

from flask_babel import lazy_gettext as _l

from portal.core import outbox
from portal.core.contributions import AdminEntry, NavEntry, PageState
from portal.core.rooms import Room

from .staff_views import pages


def how_many_were_given_up(_account_id: UUID) -> int:
    return outbox.waiting()["dead"]


room = Room(
    "admin",
    pages=[pages],
    contributes=[
        NavEntry(_l("Overview"), "admin.home", audience="staff", order=1),
        NavEntry(_l("Operations"), "admin.operations", audience="staff: operations:read", order=90),
        AdminEntry(
            _l("Operations"),
            "admin.operations",
            permission="operations:read",
            hint=_l("Background tasks that wait or have failed."),
            icon="settings",
            order=90,
            count=how_many_were_given_up,
        ),
        PageState("admin.home", persona="clara"),
        PageState("admin.home", persona="sam"),
        PageState("admin.home", persona="edith"),
        PageState("admin.home", "forbidden", persona="amina", status=403),
        PageState("admin.operations", persona="viktor"),
    ],
)
