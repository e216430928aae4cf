"""The states of the inbox and of deliveries that the auditor looks at."""

from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import select

from portal.core.contributions import PageState
from portal.core.db import db
from portal.people import Person

from . import queries
from .rules import DeliveryState


def oldest_of(name: str) -> Callable[[], Mapping[str, Any]]:
    """A message that was read long ago, so that looking at it changes nothing."""

    def values() -> Mapping[str, Any]:
        person_id = db.scalars(select(Person.id).where(Person.email == f"{name}@post.example")).one()
        return {"message_id": queries.inbox(person_id).rows[-1].id}

    return values


STATES = (
    PageState("messages.inbox", persona="amina"),
    PageState("messages.inbox", persona="mei"),
    PageState("messages.inbox", "empty", persona="amina", values={"page": 99}),
    PageState("messages.message", persona="amina", values=oldest_of("amina")),
    PageState("messages.message", persona="joan", values=oldest_of("joan")),
    PageState("messages_staff.deliveries", "empty", persona="sam"),
    PageState(
        "messages_staff.deliveries", "nothing waits", persona="sam", values={"state": DeliveryState.QUEUED.value}
    ),
)
