from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, Enum, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.core.db import Base
from portal.core.sealing import SealedJson

from .rules import LONGEST_EMAIL, LONGEST_NAME, Role


class Purpose(StrEnum):
    """What a mailed code is for."""

    REGISTRATION = "registration"
    NEW_PASSWORD = "new password"  # noqa: S105 a purpose, not a password
    NEW_EMAIL = "new e-mail"


class Account(Base):
    """A way to sign in. The address was confirmed before the row was made."""

    __tablename__ = "accounts"

    email: Mapped[str] = mapped_column(String(LONGEST_EMAIL))
    email_key: Mapped[str] = mapped_column(String(LONGEST_EMAIL * 3), unique=True, comment="The address, case folded")
    name: Mapped[str] = mapped_column(String(LONGEST_NAME), comment="What we call them")
    password_hash: Mapped[str | None] = mapped_column(String(200))
    language: Mapped[str] = mapped_column(String(10), default="en")
    person_id: Mapped[UUID | None] = mapped_column(unique=True, comment="Empty for staff who are no citizens")
    display: Mapped[dict[str, str]] = mapped_column(
        JSON, default=dict, comment="How pages shall look, restored at sign-in"
    )

    grants: Mapped[list["RoleGrant"]] = relationship(lazy="raise_on_sql", back_populates="account")


class RoleGrant(Base):
    """A member of staff has this role."""

    __tablename__ = "role_grants"
    __table_args__ = (UniqueConstraint("account_id", "role"),)

    account_id: Mapped[UUID] = mapped_column(ForeignKey("accounts.id"))
    role: Mapped[Role] = mapped_column(
        Enum(Role, native_enum=False, length=20, values_callable=lambda roles: [role.value for role in roles]),
        index=True,
    )

    account: Mapped[Account] = relationship(lazy="raise_on_sql", back_populates="grants")


class Session(Base):
    """One browser in which somebody is signed in."""

    __tablename__ = "sessions"

    account_id: Mapped[UUID] = mapped_column(ForeignKey("accounts.id"), index=True)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True, comment="SHA-256 of the cookie")
    device: Mapped[str] = mapped_column(String(60), default="", comment="Like 'Firefox, Android'")
    is_kept: Mapped[bool] = mapped_column(default=False, comment="The citizen asked to stay signed in here")
    started_at: Mapped[datetime]
    last_seen_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]


class MailedCode(Base):
    """Six digits sent to an address, to be typed into the browser that asked for them."""

    __tablename__ = "mailed_codes"

    purpose: Mapped[Purpose] = mapped_column(
        Enum(Purpose, native_enum=False, length=20, values_callable=lambda purposes: [each.value for each in purposes])
    )
    token_hash: Mapped[str] = mapped_column(String(64), unique=True, comment="SHA-256 of that browser's cookie")
    email: Mapped[str] = mapped_column(String(LONGEST_EMAIL))
    code_seal: Mapped[str] = mapped_column(String(64), comment="Keyed hash; empty if no code opens this door")
    tries: Mapped[int] = mapped_column(default=0)
    expires_at: Mapped[datetime] = mapped_column(index=True)
    kept: Mapped[dict[str, Any]] = mapped_column(
        SealedJson("mailed_codes.kept"), comment="What was typed before, until the code comes back"
    )


class ParkedForm(Base):
    """What a citizen had typed when their session was over; given back once after they sign in again."""

    __tablename__ = "parked_forms"

    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    account_id: Mapped[UUID | None] = mapped_column(
        comment="Whose session it was, if we know; then nobody else gets it"
    )
    path: Mapped[str] = mapped_column(String(500), comment="The page, without its language")
    fields: Mapped[list[list[str]]] = mapped_column(
        SealedJson("parked_forms.fields"), comment="Names and values as posted, without passwords"
    )
    expires_at: Mapped[datetime] = mapped_column(index=True)
