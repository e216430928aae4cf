"""Somebody comes and looks: when, who does it, and what the citizen is told."""

from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy.exc import NoResultFound

from portal.appointments import TimeTaken, book_next
from portal.catalogue import holidays
from portal.core import clock
from portal.core.db import db, new_id
from portal.messages import send
from portal.workflow import automations

from ..models import Case, CaseTask
from ..queries.kinds import kind_of
from ..queries.workflow import stage_entered_last
from ..rules import due_on
from .changes import log

MINUTES = 60


def arrange_inspection(case: Case, step: automations.BookInspection, *, key: str) -> None:
    """A visit at the first time the team has, a task for whoever comes, and a message to the citizen.

    Without a team that has time the citizen is told until when somebody comes, and staff arrange it.
    key: which step of the case asks for it; unique.
    """
    last_day = due_on(clock.today(), step.within_working_days, holidays())
    here = stage_entered_last(case)
    visit = _booked(case, step, for_stage=here.id) if here else None
    day = clock.local_day(visit) if visit else last_day
    log(case, "case.inspection", title=step.title, until=day.isoformat())
    task = CaseTask(
        id=new_id(),
        case_id=case.id,
        stage_number=here.number if here else 1,
        task=f"inspection-{key.rpartition('/')[2]}",
        position=100,
        text=step.title,
        due_on=day,
    )
    db.add(task)
    db.flush()
    if case.person_id:
        send(
            case.person_id,
            "casework/letters/inspection.txt",
            about_url=kind_of(case.kind).url(case.subject_id),
            service=case.service.name,
            reference=case.reference,
            title=step.title,
            visit=visit,
            last_day=last_day,
        )


def _booked(case: Case, step: automations.BookInspection, *, for_stage: UUID) -> datetime | None:
    """When the team comes, or None if there is no such team or it has no time. The time is given back with the stage."""
    if case.person_id is None:
        return None
    try:
        return book_next(
            step.office,
            not_before=clock.today() + timedelta(days=1),
            person_id=case.person_id,
            subject_id=for_stage,
            title=step.title,
            minutes=MINUTES,
            about_reference=case.reference,
        ).starts_at
    except (NoResultFound, TimeTaken):
        return None
