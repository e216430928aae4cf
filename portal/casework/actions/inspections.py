"""Somebody comes and looks: until when, who does it, and what the citizen is told."""

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


def arrange_inspection(case: Case, step: automations.BookInspection, *, key: str) -> None:
    """A visit within so many working days: a task for staff, and a message that tells the citizen from when until when.

    key: which step of the case asks for it; unique.
    """
    here = stage_entered_last(case)
    last_day = due_on(clock.today(), step.within_working_days, holidays())
    log(case, "case.inspection", title=step.title, until=last_day.isoformat())
    task = CaseTask(
        id=new_id(),
        case_id=case.id,
        stage_number=here.number if here else 1,
        task=f"inspection-{key.rpartition('/')[2]}",
        position=100,
        text=step.title,
        due_on=last_day,
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
            last_day=last_day,
        )
