from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import bindparam, select

from portal.core import clock
from portal.core.db import columns, db, reader

from .models import Account, MailedCode, ParkedForm, Purpose, RoleGrant, Session
from .rules import PERMISSIONS, Limits, Role, SignedIn, email_key, fingerprint, is_over, limits, permissions_of

_SESSIONS, _ACCOUNTS, _ROLES = columns(Session), columns(Account), columns(RoleGrant)
_SESSION = (
    select(
        _SESSIONS.id,
        _SESSIONS.account_id,
        _SESSIONS.is_kept,
        _SESSIONS.started_at,
        _SESSIONS.last_seen_at,
        _SESSIONS.ended_at,
        _ACCOUNTS.person_id,
        _ACCOUNTS.name,
        _ACCOUNTS.email,
        _ACCOUNTS.language,
        _ROLES.role,
    )
    .join(Account.__table__, _ACCOUNTS.id == _SESSIONS.account_id)
    .outerjoin(RoleGrant.__table__, _ROLES.account_id == _ACCOUNTS.id)
    .where(_SESSIONS.token_hash == bindparam("token_hash"))
)
_NAMES = select(_ACCOUNTS.id, _ACCOUNTS.name).where(_ACCOUNTS.id.in_(bindparam("wanted", expanding=True)))


@dataclass(frozen=True)
class SessionFound:
    """A session, over or not, and who it belongs to."""

    who: SignedIn
    is_over: bool
    last_seen_at: datetime


def session_of(token: str) -> SessionFound | None:
    """The session this cookie opened, in one query."""
    with reader() as session:
        rows = session.execute(_SESSION, {"token_hash": fingerprint(token)}).all()
    if not rows:
        return None
    row = rows[0]
    permissions = permissions_of(each.role for each in rows if each.role)
    who = SignedIn(row.account_id, row.person_id, row.name, row.email, row.language, permissions, row.id)
    over = row.ended_at is not None or is_over(
        limits(is_staff=who.is_staff, is_kept=row.is_kept),
        started_at=row.started_at,
        last_seen_at=row.last_seen_at,
        now=clock.now(),
    )
    return SessionFound(who, over, row.last_seen_at)


def open_sessions(who: SignedIn) -> list[Session]:
    """Every browser in which this account is signed in, the one used last first."""
    found = db.scalars(
        select(Session)
        .where(Session.account_id == who.account_id, Session.ended_at.is_(None))
        .order_by(Session.last_seen_at.desc())
    )
    now = clock.now()
    return [
        session
        for session in found
        if not is_over(
            limits_of(who, session), started_at=session.started_at, last_seen_at=session.last_seen_at, now=now
        )
    ]


def limits_of(who: SignedIn, session: Session) -> Limits:
    return limits(is_staff=who.is_staff, is_kept=session.is_kept)


def account(account_id: UUID) -> Account:
    """The account. Raises NoResultFound."""
    return db.get_one(Account, account_id)


def account_by_email(email: str) -> Account | None:
    return db.scalars(select(Account).where(Account.email_key == email_key(email))).one_or_none()


def roles_of(account_id: UUID) -> list[Role]:
    return sorted(db.scalars(select(RoleGrant.role).where(RoleGrant.account_id == account_id)))


def accounts_by_email(emails: Iterable[str]) -> dict[str, Account]:
    """Known accounts by the address as given."""
    keys = {email_key(email): email for email in emails}
    found = db.scalars(select(Account).where(Account.email_key.in_(keys)))
    return {keys[each.email_key]: each for each in found}


def first_accounts(number: int) -> list[Account]:
    """The accounts that were opened first."""
    return list(db.scalars(select(Account).order_by(Account.id).limit(number)))


def staff_names(account_ids: Iterable[UUID]) -> dict[UUID, str]:
    """What these members of staff are called, by account id."""
    wanted = set(account_ids)
    if not wanted:
        return {}
    return {row.id: row.name for row in db.execute(_NAMES, {"wanted": wanted})}


def staff_with(permission: str) -> list[tuple[UUID, str]]:
    """Who may do this: (account id, name), by name."""
    roles = [role for role, permissions in PERMISSIONS.items() if permission in permissions]
    rows = db.execute(
        select(Account.id, Account.name)
        .join(RoleGrant, RoleGrant.account_id == Account.id)
        .where(RoleGrant.role.in_(roles))
        .distinct()
        .order_by(Account.name, Account.id)
    )
    return [(row.id, row.name) for row in rows]


def code_waiting(purpose: Purpose, token: str | None) -> MailedCode | None:
    """The code this browser was asked to type, unless it is too old."""
    if not token:
        return None
    with reader() as session:
        return session.scalars(
            select(MailedCode).where(
                MailedCode.token_hash == fingerprint(token),
                MailedCode.purpose == purpose,
                MailedCode.expires_at > clock.now(),
            )
        ).one_or_none()


def parked(token: str, path: str, account_id: UUID) -> ParkedForm | None:
    """The form this browser left at this page, if it is this account's."""
    return db.scalars(
        select(ParkedForm).where(
            ParkedForm.token_hash == fingerprint(token),
            ParkedForm.path == path,
            ParkedForm.account_id.is_(None) | (ParkedForm.account_id == account_id),
            ParkedForm.expires_at > clock.now(),
        )
    ).one_or_none()
