"""How somebody's account is forgotten: the ways in, the codes on their way, what they had typed."""

from collections.abc import Iterator, Sequence
from uuid import UUID

from sqlalchemy import delete, select

from portal.core.db import db
from portal.core.forgetting import Forgetting, Forgotten, Whom

from . import queries
from .models import Account, MailedCode, ParkedForm, Session
from .rules import email_key


def person_called(email: str) -> UUID | None:
    return db.scalar(select(Account.person_id).where(Account.email_key == email_key(email)))


def words(person_id: UUID) -> Sequence[str]:
    found = _account(person_id)
    return (found.name, found.email) if found else ()


def obstacles(whom: Whom) -> Iterator[str]:
    found = _account(whom.person_id)
    if found and (roles := queries.roles_of(found.id)):
        yield f"They work here as {', '.join(sorted(roles))}: take that away from their account first."


def forget(whom: Whom) -> Forgotten:
    found = _account(whom.person_id)
    if found is None:
        return Forgotten()
    codes = db.execute(select(MailedCode.id, MailedCode.email, MailedCode.kept))
    theirs = [row.id for row in codes if row.email in whom.words or row.kept.get("account_id") == str(found.id)]
    gone = {
        "sessions": db.execute(delete(Session).where(Session.account_id == found.id)),
        "unfinished forms": db.execute(delete(ParkedForm).where(ParkedForm.account_id == found.id)),
        "mailed codes": db.execute(delete(MailedCode).where(MailedCode.id.in_(theirs))),
        "account": db.execute(delete(Account).where(Account.id == found.id)),
    }
    return Forgotten({name: result.rowcount for name, result in gone.items()})  # type: ignore[attr-defined]


def _account(person_id: UUID) -> Account | None:
    return db.scalars(select(Account).where(Account.person_id == person_id)).one_or_none()


FORGETTING = Forgetting("identity", forget, obstacles, words, person_called)
