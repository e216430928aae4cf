"""Who has which case, one or many at a time, and how to take that back."""

from collections.abc import Collection
from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, case, func, update

from portal.core import clock, ledger
from portal.core.db import db, new_id

from ..models import Case, Handover
from ..queries.assignments import cases_to_assign, handover_of
from ..queries.cases import about
from ..rules import CaseStatus

TIME_TO_UNDO = timedelta(minutes=15)


class TooLate(Exception):
    """It was undone already, or its time is over."""


def assign(case_ids: Collection[UUID], *, to: UUID | None, by: UUID, by_supervisor: bool = False) -> Handover:
    """Give open cases to somebody, or with None back to nobody. Closed ones, and ones they already have, stay.

    A case that nobody had touched is in progress from now on. by_supervisor: what was put on a supervisor's desk has
    been looked at with that.
    """
    given = [found for found in cases_to_assign(case_ids) if found.assigned_to != to]
    facts = {about(found): {"from": _text(found.assigned_to), "to": _text(to)} for found in given}
    ledger.record_all(facts, "case.assigned")
    done = Handover(
        id=new_id(),
        account_id=by,
        given_to=to,
        before=[_remembered(found) for found in given],
        expires_at=clock.now() + TIME_TO_UNDO,
    )
    db.add(done)
    values: dict[str, Any] = {"assigned_to": to, "version": Case.version + 1}
    if by_supervisor:
        values["escalated_at"] = None
    if to:
        received = Case.status == CaseStatus.RECEIVED
        values["status"] = case((received, CaseStatus.IN_PROGRESS.value), else_=Case.status)
        values["started_at"] = func.coalesce(Case.started_at, clock.now())
    change = update(Case).where(Case.id.in_([found.id for found in given])).values(values)
    db.execute(change.execution_options(synchronize_session=False))
    return done


def undo(handover_id: UUID, *, by: UUID) -> tuple[int, int]:
    """Give the cases back to whoever had them: (how many were given back, how many were left).

    A case that was changed since is left as it is: somebody works on it.

    Raises TooLate, also if it was somebody else's doing.
    """
    done = handover_of(handover_id, by=by, to_change=True)
    if done is None or not done.may_be_undone:
        raise TooLate
    done.undone_at = clock.now()
    before = {UUID(known["id"]): known for known in done.before}
    unchanged = [found for found in cases_to_assign(before) if found.version == before[found.id]["version"]]
    facts = {about(found): {"from": _text(done.given_to), "to": before[found.id]["to"]} for found in unchanged}
    ledger.record_all(facts, "case.given_back")
    if unchanged:
        _restore([before[found.id] for found in unchanged])
    return len(unchanged), len(before) - len(unchanged)


def _restore(known: list[dict[str, Any]]) -> None:
    table = Case.__table__
    change = (
        update(Case)
        .where(Case.id == bindparam("case"))
        .values(
            assigned_to=bindparam("to"),
            status=bindparam("status_before"),
            version=table.c.version + 1,
            started_at=case((bindparam("was_received"), None), else_=table.c.started_at),
        )
    )
    rows = [
        {
            "case": UUID(row["id"]),
            "to": UUID(row["to"]) if row["to"] else None,
            "status_before": CaseStatus(row["status"]),
            "was_received": row["status"] == CaseStatus.RECEIVED,
        }
        for row in known
    ]
    db.connection().execute(change, rows)


def _remembered(found: Case) -> dict[str, Any]:
    """What undo needs to know. The version is the one the case will have after the handover."""
    return {
        "id": str(found.id),
        "to": _text(found.assigned_to),
        "status": found.status.value,
        "version": found.version + 1,
    }


def _text(account_id: UUID | None) -> str | None:
    return str(account_id) if account_id else None
