"""How a person's appointments are forgotten. Who comes another day is not gone yet."""

from collections.abc import Iterator

from sqlalchemy import delete, select

from portal.core import clock
from portal.core.db import db
from portal.core.forgetting import Forgetting, Forgotten, Whom

from .models import Appointment


def obstacles(whom: Whom) -> Iterator[str]:
    ahead = (Appointment.cancelled_at.is_(None), Appointment.starts_at > clock.now())
    for reference in db.scalars(select(Appointment.reference).where(Appointment.person_id == whom.person_id, *ahead)):
        yield f"They have the appointment {reference}: cancel it first, or wait until it is over."


def forget(whom: Whom) -> Forgotten:
    gone = db.execute(delete(Appointment).where(Appointment.person_id == whom.person_id))
    return Forgotten({"appointments": gone.rowcount})  # type: ignore[attr-defined]


FORGETTING = Forgetting("appointments", forget, obstacles)
