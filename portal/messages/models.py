"""Messages to a person, and each one's way out of the portal."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, Enum, ForeignKey, Index, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.core.db import Base

from .rules import DeliveryState

UNREAD = text("read_at IS NULL")
UNSENT = text("state <> 'sent'")


class Message(Base):
    """Something we told a person. It is always in the portal; e-mail is an extra."""

    __tablename__ = "messages"
    __table_args__ = (
        Index("ix_messages_latest", "person_id", "sent_at", "id"),
        Index(
            "ix_messages_news", "person_id", "read_at", "sent_at", "id", postgresql_where=UNREAD, sqlite_where=UNREAD
        ),
    )

    person_id: Mapped[UUID]
    language: Mapped[str] = mapped_column(String(10))
    subject: Mapped[str] = mapped_column(String(300))
    body: Mapped[str] = mapped_column(Text, comment="Plain paragraphs, parted by empty lines")
    about_path: Mapped[str | None] = mapped_column(String(500), comment="The page it is about")
    sent_at: Mapped[datetime]
    read_at: Mapped[datetime | None]

    @property
    def is_unread(self) -> bool:
        return self.read_at is None


class Delivery(Base):
    """One message on its way to one e-mail address."""

    __tablename__ = "deliveries"
    __table_args__ = (
        CheckConstraint("attempts >= 0", name="attempts_are_counted"),
        Index("ix_deliveries_unsent", "state", "created_at", postgresql_where=UNSENT, sqlite_where=UNSENT),
    )

    message_id: Mapped[UUID] = mapped_column(ForeignKey("messages.id"), index=True)
    address: Mapped[str] = mapped_column(String(320))
    state: Mapped[DeliveryState] = mapped_column(
        Enum(DeliveryState, native_enum=False, length=10, values_callable=lambda kinds: [kind.value for kind in kinds]),
        default=DeliveryState.QUEUED,
    )
    attempts: Mapped[int] = mapped_column(default=0)
    last_error: Mapped[str | None] = mapped_column(Text)
    next_attempt_at: Mapped[datetime | None]
    sent_at: Mapped[datetime | None]

    message: Mapped[Message] = relationship(lazy="raise_on_sql")
