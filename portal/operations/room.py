"""What the operations shell brings to the house."""

from uuid import UUID

from flask_babel import lazy_gettext as _l

from portal.core import outbox
from portal.core.contributions import AdminEntry, NavEntry, PageState
from portal.core.rooms import Room

from .staff_views import pages as staff_pages
from .views import machines, pages


def how_many_were_given_up(_account_id: UUID) -> int:
    return outbox.waiting()["dead"]


room = Room(
    "operations",
    pages=[pages, staff_pages],
    machine_pages=[machines],
    contributes=[
        NavEntry(_l("Operations"), "operations_staff.operations", audience="staff: operations:read", order=90),
        AdminEntry(
            _l("Operations"),
            "operations_staff.operations",
            permission="operations:read",
            hint=_l("Background tasks that wait or have failed, and how long e-mails took."),
            icon="settings",
            order=90,
            count=how_many_were_given_up,
        ),
        PageState("operations_staff.operations", persona="viktor"),
        PageState("operations_staff.operations", "forbidden", persona="amina", status=403),
        PageState("operations.service_levels"),
    ],
)
