"""What the identity room brings to the house."""

from datetime import timedelta

from portal.core.contributions import Command, Job
from portal.core.rooms import Room

from . import jobs
from .commands import user
from .forgetting import FORGETTING
from .states import LETTERS, STATES
from .views import pages

room = Room(
    "identity",
    pages=[pages],
    contributes=[
        Command(user),
        Job("identity.tidy", jobs.tidy, every=timedelta(hours=6)),
        FORGETTING,
        *STATES,
        *LETTERS,
    ],
)
