"""How a person's reports of barriers are forgotten: the barrier stays, to be mended, without whoever met it."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import delete, or_, select

from portal.core.db import db
from portal.core.forgetting import Forgetting, Forgotten, Whom

from .models import BarrierReport

KEPT = "reports of barriers, without name and contact: others meet the same barrier"


def forget(whom: Whom) -> Forgotten:
    theirs = or_(BarrierReport.person_id == whom.person_id, BarrierReport.email.in_(whom.words))
    found = db.scalars(select(BarrierReport).where(theirs)).all()
    for report in found:
        report.person_id, report.email, report.phone = None, "", ""
        report.tried, report.obstacle = whom.out_of(report.tried), whom.out_of(report.obstacle)
    db.flush()
    return Forgotten(kept={KEPT: len(found)})


def remove(report_ids: Collection[UUID]) -> None:
    """The cases about them are gone, so they go, too."""
    db.execute(delete(BarrierReport).where(BarrierReport.id.in_(report_ids)))


FORGETTING = Forgetting("auditing", forget)
