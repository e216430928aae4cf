"""Putting up with a finding on one element for a while, and taking that back."""

from datetime import date
from uuid import UUID

from portal.core import clock, ledger
from portal.core.db import db, new_id
from portal.core.ledger import About

from .. import queries
from ..models import Waiver
from ..rules import may_be_waived


class NotOneElement(Exception):
    """The finding is about a whole page, or its selector means more than one element: it must be mended."""


def waive(fingerprint: str, *, reason: str, language: str, until: date, by: UUID) -> Waiver:
    """Put up with the finding that has this fingerprint until that day. An earlier waiver of it ends.

    Raises NoResultFound if no audit has it, and NotOneElement.
    """
    finding = queries.finding_called(fingerprint)
    if not may_be_waived(finding.selector):
        raise NotOneElement(finding.selector)
    before = queries.unended_waiver(finding.fingerprint)
    if before and (before.reason, before.until, before.given_by) == (reason, until, by):
        return before  # pressed twice
    if before:
        end_waiver(before, by=by)
        db.flush()
    given = Waiver(
        id=new_id(),
        check=finding.check,
        subject=finding.subject,
        selector=finding.selector,
        fingerprint=finding.fingerprint,
        criteria=list(finding.criteria),
        reason=reason,
        language=language,
        given_by=by,
        since=clock.today(),
        until=until,
    )
    db.add(given)
    db.flush()
    ledger.record(
        About("waiver", given.id),
        "waiver.given",
        check=given.check,
        subject=given.subject,
        selector=given.selector,
        fingerprint=given.fingerprint,
        reason=reason,
        until=until.isoformat(),
    )
    return given


def end_waiver(waiver: Waiver, *, by: UUID) -> None:
    """From now on the finding counts again."""
    waiver.ended_on, waiver.ended_by = clock.today(), by
    ledger.record(About("waiver", waiver.id), "waiver.ended", fingerprint=waiver.fingerprint)
