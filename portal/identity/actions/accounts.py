"""Accounts are opened, renamed and given roles."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from portal.core import ledger
from portal.core.db import db, new_id
from portal.core.events import announce
from portal.core.ledger import About
from portal.identity import queries
from portal.identity.events import AccountOpened
from portal.identity.models import Account, RoleGrant
from portal.identity.rules import Role, email_key

from .passwords import hash_password


class AddressTaken(Exception):
    """There is an account with this e-mail address already."""


def create_account(
    *, email: str, name: str, password: str | None = None, language: str = "en", roles: Iterable[str] = ()
) -> Account:
    """Open an account whose address is known to be right.

    password: without one, the way in is a code by e-mail.
    roles: members of staff have some; without any the account is a citizen's and gets a person.

    Raises AddressTaken, and ValueError for an unknown role.
    """
    return open_account(
        Account(email=email, name=name, password_hash=password and hash_password(password), language=language), roles
    )


def open_account(account: Account, roles: Iterable[str] = ()) -> Account:
    """The same for an account whose password is hashed already. Raises AddressTaken."""
    granted = [Role(role) for role in roles]
    account.id = new_id()
    account.email_key = email_key(account.email)
    account.person_id = None if granted else new_id()
    try:
        with db.begin_nested():
            db.add(account)
    except IntegrityError as error:
        raise AddressTaken from error
    db.add_all(RoleGrant(account_id=account.id, role=role) for role in granted)
    record(account, "account.opened", roles=sorted(granted))
    _announce(account, is_new=True)
    return account


def update_account(person_id: UUID, *, name: str | None = None, language: str | None = None) -> None:
    """The person is called differently now, or wants letters in another language."""
    account = db.scalars(select(Account).where(Account.person_id == person_id)).one_or_none()
    if account:
        account.name = name or account.name
        account.language = language or account.language


def set_password(account: Account, password: str) -> None:
    """From now on this is the password."""
    account.password_hash = hash_password(password)
    record(account, "account.password_changed")


def set_email(account: Account, email: str) -> None:
    """From now on they sign in with this address. Raises AddressTaken."""
    try:
        with db.begin_nested():
            account.email, account.email_key = email, email_key(email)
    except IntegrityError as error:
        raise AddressTaken from error
    record(account, "account.email_changed")
    _announce(account, is_new=False)


def keep_display(account_id: UUID, wishes: dict[str, str]) -> None:
    """Remember how pages shall look, for the next browser."""
    queries.account(account_id).display = wishes


def record(account: Account, verb: str, **details: Any) -> None:
    """Append to the account's story."""
    ledger.record(About("account", account.id, account.person_id), verb, **details)


def _announce(account: Account, *, is_new: bool) -> None:
    if account.person_id:
        announce(
            AccountOpened(account.id, account.person_id, account.email, account.name, account.language, is_new=is_new)
        )
