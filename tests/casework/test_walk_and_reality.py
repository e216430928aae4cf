"""What the author's tests say of a workflow is what becomes of real cases."""

import pytest

from portal.casework import Clerk
from portal.casework.models import CaseStage, CaseTask, IssuedDocument
from portal.core import ledger
from portal.core.ledger import About
from portal.workflow import WorkflowDefinition, walk
from tests.casework.workflows import PARKING


def told(entries):
    return tuple(entry.details["message"] for entry in entries if entry.verb == "case.told")


@pytest.fixture
def lived(apply, worker, acting, again, rows, sam):
    """A real case with these answers, and staff who do what `choices` says: what came of it."""

    def live(values, choices):
        case = apply(**values)
        clerk, left = Clerk(sam.id), dict(choices)
        while True:
            worker.work_off()
            case = again(case)
            choice = left.pop(case.stage, None)
            if not case.is_open or (choice is None and case.stage != "visit"):
                break
            for task in [task for task in rows(CaseTask) if not task.done_at]:
                with acting():
                    clerk.tick(case.reference, task.task)
            if choice in ("granted", "refused"):
                with acting():
                    clerk.grant(case.reference) if choice == "granted" else clerk.refuse(case.reference, ["no-room"])
            elif choice:
                with acting():
                    clerk.go_on(case.reference, choice)
        with acting():
            entries = ledger.entries(About("case", case.id))
        stages = tuple(row.stage for row in rows(CaseStage))
        documents = tuple(row.document for row in rows(IssuedDocument))
        return stages, told(entries), documents, case.outcome or "open"

    return live


@pytest.mark.parametrize(
    "values, choices",
    [
        ({"verdict": "yes"}, {}),
        ({"verdict": "no"}, {}),
        ({}, {"look": "granted"}),
        ({}, {"look": "refused"}),
        ({}, {"look": "chief"}),
        ({}, {"look": "chief", "chief": "refused"}),
        ({"verdict": "yes"}, {"look": "refused"}),
    ],
)
def test_a_real_case_goes_the_way_the_walk_says(lived, values, choices):
    said = walk(WorkflowDefinition.model_validate(PARKING["workflow"]), values, choices)

    assert lived(values, choices) == (said.stages, said.messages, said.documents, said.outcome)
