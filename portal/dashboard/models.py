"""The one thing the dashboard remembers itself: what a person does not want to be offered."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from portal.core.db import Base


class Dismissal(Base):
    """This person said of a suggested service: not for me."""

    __tablename__ = "dismissals"
    __table_args__ = (UniqueConstraint("person_id", "service_slug"),)

    person_id: Mapped[UUID]
    service_slug: Mapped[str] = mapped_column(String(120))
    dismissed_at: Mapped[datetime]
