"""A case that opens another one: the same citizen, the same answers, another service."""

from sqlalchemy import select

from portal.catalogue import service
from portal.core.db import db, new_id

from ..models import Case, FollowUp
from ..queries.follow_ups import MOST_IN_A_ROW
from .changes import log
from .citizen import open_case

FOLLOW_UP = "follow_up"
USUAL_WORKING_DAYS = 20


class TooMany(Exception):
    """Cases open cases that open cases: the workflows lead back to each other."""


def open_follow_up(case: Case, slug: str, *, key: str) -> None:
    """Open a case for another service, by its workflow. Under the same key it is opened once.

    Raises NoResultFound if there is no such service, and TooMany.
    """
    if db.scalars(select(FollowUp).where(FollowUp.key == key)).one_or_none():
        return
    row = FollowUp(id=new_id(), parent_id=case.id, key=key, depth=_depth_of(case) + 1)
    if row.depth > MOST_IN_A_ROW:
        raise TooMany(f"{case.reference} follows from {MOST_IN_A_ROW} other cases already")
    wanted = service(slug)
    db.add(row)
    db.flush()
    opened = open_case(
        kind=FOLLOW_UP,
        subject_id=row.id,
        service=slug,
        service_name=wanted.definition.name,
        department=wanted.definition.department,
        working_days=wanted.definition.promised_working_days or USUAL_WORKING_DAYS,
        person_id=case.person_id,
        person_name=case.person_name,
        version_id=wanted.version_id,
    )
    log(case, "case.followed", service=slug, title=dict(wanted.definition.name), reference=opened.reference)


def _depth_of(case: Case) -> int:
    if case.kind != FOLLOW_UP:
        return 0
    return db.scalar(select(FollowUp.depth).where(FollowUp.id == case.subject_id)) or 0
