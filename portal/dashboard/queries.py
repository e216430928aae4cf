"""What a person's page needs besides the cards."""

from uuid import UUID

from sqlalchemy import select

from portal.core.db import db

from .models import Dismissal


def dismissed(person_id: UUID) -> set[str]:
    """The services this person does not want to be offered."""
    return set(db.scalars(select(Dismissal.service_slug).where(Dismissal.person_id == person_id)))
