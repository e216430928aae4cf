"""What the identity room brings to the house."""

from datetime import timedelta

from portal.core.contributions import Command, Job, PageState
from portal.core.rooms import Room

from . import jobs
from .commands import user
from .views import pages

room = Room(
    "identity",
    pages=[pages],
    contributes=[
        Command(user),
        Job("identity.tidy", jobs.tidy, every=timedelta(hours=6)),
        PageState("identity.sign_in", state="empty"),
        PageState("identity.register", state="empty"),
        PageState("identity.display_settings"),
        PageState("identity.forgotten_password", state="empty"),
        PageState("identity.account", persona="amina"),
        PageState("identity.own_sessions", persona="amina"),
        PageState("identity.change_password", state="empty", persona="amina"),
        PageState("identity.change_email", state="empty", persona="amina"),
    ],
)
