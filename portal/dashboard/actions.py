"""Taking suggestions away, and bringing them back."""

from uuid import UUID

from sqlalchemy import delete
from sqlalchemy.exc import IntegrityError

from portal.core import clock
from portal.core.db import db

from .models import Dismissal


def dismiss(person_id: UUID, service_slug: str) -> None:
    """Never suggest this service to this person again. Saying so twice changes nothing."""
    try:
        with db.begin_nested():
            db.add(Dismissal(person_id=person_id, service_slug=service_slug, dismissed_at=clock.now()))
    except IntegrityError:
        return


def bring_back(person_id: UUID) -> None:
    """Suggest everything again."""
    db.execute(delete(Dismissal).where(Dismissal.person_id == person_id))
