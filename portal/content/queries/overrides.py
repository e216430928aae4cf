"""What was published although the gate had something to say: for auditors."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from portal.core.db import db
from portal.core.i18n import Text
from portal.core.rooms import contributions

from ..extensions import Publishable
from ..models import Release

AT_MOST = 100


@dataclass(frozen=True)
class Override:
    """One release that went through the gate with a reason.

    findings: what was outweighed, as it was then: place, check, sentence (in English).
    by: who published it; None: the portal itself. approved_by: who looked at it before.
    """

    kind: str
    slug: str
    number: int
    title: Text
    findings: Sequence[Mapping[str, str]]
    reason: str
    by: UUID | None
    approved_by: UUID | None
    at: datetime


def overrides(*, since: datetime | None = None, at_most: int = AT_MOST) -> Sequence[Override]:
    """The latest first. since: only those from this moment on."""
    known = {each.kind: each for each in contributions(Publishable)}
    wanted = select(Release).where(Release.outweighed.is_not(None), Release.kind.in_(known))
    if since:
        wanted = wanted.where(Release.at >= since)
    rows = db.scalars(wanted.order_by(Release.at.desc(), Release.slug).limit(at_most))
    return [_override(row, known[row.kind]) for row in rows]


def _override(row: Release, publishable: Publishable) -> Override:
    return Override(
        kind=row.kind,
        slug=row.slug,
        number=row.number,
        title=publishable.title_of(publishable.document_of(row.slug, row.number)),
        findings=row.outweighed or (),
        reason=row.reason or "",
        by=row.by,
        approved_by=row.approved_by,
        at=row.at,
    )
