"""How a case changes: the ledger first, whose number becomes the case's version."""

from typing import Any

from portal.core import ledger

from ..events import CaseEvent
from ..models import Case
from ..queries.cases import about


def log(case: Case, verb: str, **details: Any) -> None:
    """Record what is about to change. Call it before setting anything, so that the row is written once."""
    case.version = ledger.record(about(case), verb, **details).number


def facts(case: Case) -> dict[str, Any]:
    """What every event about this case says, as keywords of CaseEvent."""
    event = CaseEvent(case.id, case.kind, case.subject_id, case.person_id, case.reference)
    return dict(vars(event))
