"""Sessions begin at sign-in, under a new cookie each time, and end one by one or all together."""

import secrets
from uuid import UUID

from sqlalchemy import update

from portal.core import clock, ledger
from portal.core.db import at_once, db, new_id
from portal.core.ledger import About
from portal.identity import queries
from portal.identity.models import Account, Session
from portal.identity.rules import SignedIn, fingerprint

from .accounts import record
from .passwords import hash_password, is_outdated, is_right


def account_for(email: str, password: str) -> Account | None:
    """The account these open, or None. Takes the same time whether the address is known or not."""
    account = queries.account_by_email(email)
    if not is_right(account.password_hash if account else None, password):
        return None
    if account and account.password_hash and is_outdated(account.password_hash):
        account.password_hash = hash_password(password)
    return account


def start_session(account: Account, *, device: str = "", is_kept: bool = False, old_token: str | None = None) -> str:
    """Sign the account in. Returns the token for the cookie; it is kept nowhere else.

    old_token: the cookie this browser had until now; that session ends.
    """
    token = secrets.token_urlsafe(32)
    now = clock.now()
    if old_token:
        _end(Session.token_hash == fingerprint(old_token))
    db.add(
        Session(
            id=new_id(),
            account_id=account.id,
            token_hash=fingerprint(token),
            device=device,
            is_kept=is_kept,
            started_at=now,
            last_seen_at=now,
        )
    )
    ledger.act_as(f"account:{account.id}")
    record(account, "account.signed_in", device=device)
    return token


def end_session(who: SignedIn, session_id: UUID) -> bool:
    """End one of one's own sessions. False if there is no such."""
    if not _end(Session.account_id == who.account_id, Session.id == session_id):
        return False
    verb = "account.signed_out" if session_id == who.session_id else "account.session_ended"
    ledger.record(About("account", who.account_id, who.person_id), verb)
    return True


def end_other_sessions(who: SignedIn) -> int:
    """End every session but this one. Returns how many."""
    number = _end(Session.account_id == who.account_id, Session.id != who.session_id)
    if number:
        ledger.record(About("account", who.account_id, who.person_id), "account.session_ended", number=number)
    return number


def end_all_sessions(account: Account) -> None:
    """Nobody is signed in with this account any more."""
    _end(Session.account_id == account.id)


def see_again(session_id: UUID) -> None:
    """The session is in use. Kept at once, because pages that only show something never commit."""
    with at_once() as session:
        session.execute(update(Session).where(Session.id == session_id).values(last_seen_at=clock.now()))


def _end(*which: object) -> int:
    done = db.execute(
        update(Session).where(*which, Session.ended_at.is_(None)).values(ended_at=clock.now())  # type: ignore[arg-type]
    )
    return int(done.rowcount)  # type: ignore[attr-defined]
