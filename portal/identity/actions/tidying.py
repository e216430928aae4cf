"""Nothing personal is kept longer than it is of use."""

from sqlalchemy import delete

from portal.core import clock
from portal.core.db import db
from portal.identity.models import MailedCode, ParkedForm, Session
from portal.identity.rules import KEPT_LIMITS


def forget_what_is_over() -> None:
    """Codes and parked forms after their time; sessions once even a kept one would have ended."""
    now = clock.now()
    db.execute(delete(MailedCode).where(MailedCode.expires_at < now))
    db.execute(delete(ParkedForm).where(ParkedForm.expires_at < now))
    db.execute(delete(Session).where(Session.started_at < now - KEPT_LIMITS.whole))
