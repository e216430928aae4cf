"""How what we wrote to a person is forgotten."""

from sqlalchemy import delete, select

from portal.core.db import db
from portal.core.forgetting import Forgetting, Forgotten, Whom, forget_jobs

from .models import Delivery, Message
from .rules import DeliveryState


def forget(whom: Whom) -> Forgotten:
    theirs = select(Message.id).where(Message.person_id == whom.person_id)
    of_theirs = Delivery.message_id.in_(theirs)
    unsent = db.scalars(select(Delivery.id).where(of_theirs, Delivery.state != DeliveryState.SENT)).all()
    forget_jobs(str(delivery_id) for delivery_id in unsent)
    db.execute(delete(Delivery).where(of_theirs))
    return Forgotten({"messages": db.execute(delete(Message).where(Message.person_id == whom.person_id)).rowcount})  # type: ignore[attr-defined]


FORGETTING = Forgetting("messages", forget)
