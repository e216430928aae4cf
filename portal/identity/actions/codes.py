"""Six digits by e-mail: who can read them at that address and types them into the same browser, owns the address."""

import hmac
import secrets
import unicodedata
from hashlib import sha256
from typing import Any
from uuid import UUID

from sqlalchemy import delete, update

from portal.config import settings
from portal.core import clock, mail
from portal.core.db import at_once, db, new_id
from portal.identity import queries
from portal.identity.models import MailedCode, Purpose
from portal.identity.rules import CODE_LASTS, MOST_TRIES, fingerprint

LETTERS = {
    (Purpose.REGISTRATION, False): "registration_code",
    (Purpose.REGISTRATION, True): "has_account",
    (Purpose.NEW_PASSWORD, True): "new_password_code",
    (Purpose.NEW_PASSWORD, False): "no_account",
    (Purpose.NEW_EMAIL, False): "new_email_code",
    (Purpose.NEW_EMAIL, True): "has_account",
}
"""Which letter goes out, by purpose and by whether the address belongs to an account."""


class WrongCode(Exception):
    """These are not the digits; `left` more tries."""

    def __init__(self, left: int) -> None:
        super().__init__(f"{left} tries left")
        self.left = left


class CodeGone(Exception):
    """No code waits for this browser: too old, tried too often, or used."""


def send_code(purpose: Purpose, email: str, *, language: str, kept: dict[str, Any]) -> str:
    """Send a code and remember what it is for. Returns the token for this browser's cookie.

    Whether the address belongs to an account makes no difference to the citizen at the screen: the work is the same
    and a letter goes out, only its words differ, and no digits would be right.
    """
    token = secrets.token_urlsafe(32)
    waiting = MailedCode(id=new_id(), purpose=purpose, token_hash=fingerprint(token), email=email, kept=kept)
    _send(waiting, language)
    db.add(waiting)
    return token


def send_again(code_id: UUID, language: str) -> None:
    """New digits to the same address; the old ones no longer work."""
    _send(db.get_one(MailedCode, code_id), language)


def use_code(purpose: Purpose, token: str | None, typed: str) -> MailedCode:
    """Try these digits. If they are right, the code is used up and what was kept with it comes back.

    Raises WrongCode or CodeGone. Every try counts, even if the request fails later.
    """
    with at_once() as session:
        waiting = session.scalars(
            update(MailedCode)
            .where(
                MailedCode.token_hash == fingerprint(token or ""),
                MailedCode.purpose == purpose,
                MailedCode.expires_at > clock.now(),
                MailedCode.tries < MOST_TRIES,
            )
            .values(tries=MailedCode.tries + 1)
            .returning(MailedCode)
        ).one_or_none()
    if waiting is None:
        raise CodeGone
    if not hmac.compare_digest(waiting.code_seal, _seal(waiting.id, digits_of(typed))):
        raise WrongCode(MOST_TRIES - waiting.tries)
    db.execute(delete(MailedCode).where(MailedCode.id == waiting.id))
    return waiting


def digits_of(typed: str) -> str:
    """The digits in what somebody typed, in any script, without spaces and dashes."""
    return "".join(str(unicodedata.digit(sign)) for sign in typed if sign.isdigit())


def _send(waiting: MailedCode, language: str) -> None:
    account = queries.account_by_email(waiting.email)
    code = f"{secrets.randbelow(1_000_000):06}"
    has_code = (account is not None) == (waiting.purpose is Purpose.NEW_PASSWORD)
    waiting.code_seal = _seal(waiting.id, code if has_code else secrets.token_hex(16))
    waiting.tries = 0
    waiting.expires_at = clock.now() + CODE_LASTS
    template = f"identity/mail/{LETTERS[waiting.purpose, account is not None]}.txt"
    mail.post(mail.compose(template, to=waiting.email, language=language, code=f"{code[:3]} {code[3:]}"))


def _seal(code_id: UUID, code: str) -> str:
    """Six digits are few, so a plain hash could be undone; this one needs the portal's secret."""
    return hmac.new(settings().secret_key.encode(), f"{code_id}:{code}".encode(), sha256).hexdigest()
