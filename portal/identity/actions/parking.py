"""A form that arrives after the session is over is parked, and given back once at the same page."""

import secrets
from uuid import UUID

from sqlalchemy import delete
from werkzeug.datastructures import MultiDict

from portal.core import clock
from portal.core.db import at_once
from portal.identity import queries
from portal.identity.models import ParkedForm
from portal.identity.rules import PARKED_FOR, fingerprint


def park(path: str, fields: MultiDict[str, str], account_id: UUID | None) -> str:
    """Keep what was typed, passwords left out. Returns the token for this browser's cookie."""
    token = secrets.token_urlsafe(32)
    typed = [[name, value] for name, value in fields.items(multi=True) if "password" not in name]
    with at_once() as session:
        session.add(
            ParkedForm(
                token_hash=fingerprint(token),
                account_id=account_id,
                path=path,
                fields=typed,
                expires_at=clock.now() + PARKED_FOR,
            )
        )
    return token


def take_parked(token: str, path: str, account_id: UUID) -> MultiDict[str, str] | None:
    """What this browser left at this page, once."""
    found = queries.parked(token, path, account_id)
    if found is None:
        return None
    with at_once() as session:
        session.execute(delete(ParkedForm).where(ParkedForm.id == found.id))
    return MultiDict([(name, value) for name, value in found.fields])
