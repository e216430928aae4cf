"""Documents a case has brought forth."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from portal.core import clock
from portal.core.db import Base
from portal.core.sealing import SealedText


class IssuedDocument(Base):
    """A document as it was issued: its words never change. key: which step issued it, so that it does so once."""

    __tablename__ = "issued_documents"

    reference: Mapped[str] = mapped_column(String(12), unique=True)
    case_id: Mapped[UUID] = mapped_column(ForeignKey("cases.id"), index=True)
    person_id: Mapped[UUID | None] = mapped_column(index=True)
    key: Mapped[str] = mapped_column(String(160), unique=True)
    document: Mapped[str] = mapped_column(String(60), comment="Its id in the service's definition")
    title: Mapped[str] = mapped_column(String(300))
    body: Mapped[str] = mapped_column(SealedText("issued_documents.body"), comment="Markdown, braces filled in")
    language: Mapped[str] = mapped_column(String(10))
    issued_at: Mapped[datetime]
    valid_until: Mapped[date | None]
    revoked_at: Mapped[datetime | None]

    @property
    def is_valid(self) -> bool:
        return self.revoked_at is None and (self.valid_until is None or self.valid_until >= clock.today())
