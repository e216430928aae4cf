"""How far a case is in its workflow, what conditions know about it, and what is still to be done."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import select

from portal.catalogue import ServiceDefinition, version
from portal.core.db import db
from portal.core.i18n import long_date, pick, speaking
from portal.people import person
from portal.workflow import Stage, WorkflowDefinition, automations

from ..models import Case, CaseStage, CaseStep, CaseTask, CaseTimer
from ..rules import FINISHED, CaseStatus, StepState
from .kinds import kind_of
from .seen import CaseSeen
from .whole import whole

STEPS, TIMERS = "steps", "timers/"


@dataclass(frozen=True)
class Chain:
    """Steps that are done one after the other, and what became of those that had their turn.

    name: `steps` on arrival in the stage, `timers/<id>` when a timer ran out, `granted` or `refused` at the end.
    """

    stage_number: int
    name: str
    steps: Sequence[automations.AnyAutomation]
    rows: Sequence[CaseStep]

    @property
    def next(self) -> int:
        """The number of the step whose turn it is; as many as there are when all had theirs."""
        return next((row.number for row in self.rows if row.state not in FINISHED), len(self.rows))

    @property
    def is_finished(self) -> bool:
        return self.next >= len(self.steps)

    @property
    def has_failed(self) -> bool:
        return any(row.state is StepState.FAILED for row in self.rows)


def definition_of(case: Case | CaseSeen) -> ServiceDefinition | None:
    """The service as it was when this case was brought; None for a case that belongs to no version."""
    return version(case.service_version_id).definition if case.service_version_id else None


def workflow_of(case: Case | CaseSeen) -> WorkflowDefinition | None:
    """By what this case is worked on; None: by people alone."""
    definition = definition_of(case)
    return definition.workflow if definition else None


def stage_of(case: Case) -> Stage | None:
    """The stage the case is in, or was in when it was closed."""
    workflow = workflow_of(case)
    return workflow.stage(case.stage) if workflow and case.stage else None


def case_by_id(case_id: UUID, *, to_change: bool = False) -> Case:
    """For jobs, which know the id. Raises NoResultFound."""
    return db.scalars(whole(select(Case).where(Case.id == case_id), to_change=to_change)).unique().one()


def stages_entered(case: Case | CaseSeen) -> Sequence[CaseStage]:
    """In the order they were entered."""
    return db.scalars(select(CaseStage).where(CaseStage.case_id == case.id).order_by(CaseStage.number)).all()


def stage_entered_last(case: Case) -> CaseStage | None:
    """The one the case is in, or was in when it was closed."""
    if case.service_version_id is None:
        return None
    wanted = select(CaseStage).where(CaseStage.case_id == case.id).order_by(CaseStage.number.desc()).limit(1)
    return db.scalars(wanted).first()


def chain_of(case: Case, stage_number: int, name: str) -> Chain:
    """Raises LookupError if the workflow has no such list of steps."""
    rows = select(CaseStep).where(
        CaseStep.case_id == case.id, CaseStep.stage_number == stage_number, CaseStep.chain == name
    )
    return Chain(stage_number, name, _steps(case, name), db.scalars(rows.order_by(CaseStep.number)).all())


def chains_to_go_on(case: Case) -> list[Chain]:
    """The lists of steps the portal still has to do now; none while it waits for the citizen."""
    here = stage_entered_last(case)
    if here is None or case.is_waiting or case.status is CaseStatus.WITHDRAWN:
        return []
    if case.outcome:
        names = [case.outcome.value]
    else:
        timers = select(CaseTimer.timer).where(
            CaseTimer.case_id == case.id, CaseTimer.stage_number == here.number, CaseTimer.fired_at.is_not(None)
        )
        names = [STEPS, *(f"{TIMERS}{timer}" for timer in db.scalars(timers))]
    chains = [chain_of(case, here.number, name) for name in names]
    return [chain for chain in chains if not chain.is_finished]


def tasks_of(case: Case, stage_number: int) -> Sequence[CaseTask]:
    """What staff have to do in this stage."""
    wanted = select(CaseTask).where(CaseTask.case_id == case.id, CaseTask.stage_number == stage_number)
    return db.scalars(wanted.order_by(CaseTask.position, CaseTask.id)).all()


def timers_of(case: Case, stage_number: int) -> Sequence[CaseTimer]:
    """Timers of this stage, the next first."""
    wanted = select(CaseTimer).where(CaseTimer.case_id == case.id, CaseTimer.stage_number == stage_number)
    return db.scalars(wanted.order_by(CaseTimer.run_at, CaseTimer.id)).all()


def failed_steps(case: Case) -> Sequence[CaseStep]:
    """What the portal could not do and has given up, oldest first."""
    wanted = select(CaseStep).where(CaseStep.case_id == case.id, CaseStep.state == StepState.FAILED)
    return db.scalars(wanted.order_by(CaseStep.id)).all()


def values_of(case: Case) -> dict[str, Any]:
    """What the conditions of its workflow know: the answers, the verdict, what registers said, the outcome."""
    known = dict(kind_of(case.kind).values(case.subject_id))
    return {**known, **case.kept, "outcome": case.outcome.value if case.outcome else None}


def names_for(case: Case, language: str) -> Mapping[str, str]:
    """What braces in messages and documents may hold, in this language. Nothing else can be named."""
    said = kind_of(case.kind).said(case.subject_id, language)
    with speaking(language):
        return {
            **said,
            "name": person(case.person_id).greeted_as if case.person_id else case.person_name,
            "reference": case.reference,
            "service": pick(case.service.name).text,
            "due_on": long_date(case.due_on),
        }


def language_of(case: Case) -> str | None:
    """The citizen's language; None if nobody is known."""
    return person(case.person_id).language if case.person_id else None


def _steps(case: Case, name: str) -> Sequence[automations.AnyAutomation]:
    workflow, stage = workflow_of(case), stage_of(case)
    if workflow is None or stage is None:
        raise LookupError(f"The case {case.reference} has no workflow")
    if name in {"granted", "refused"}:
        return workflow.granted if name == "granted" else workflow.refused
    if name == STEPS:
        return stage.steps
    return next(timer.steps for timer in stage.timers if f"{TIMERS}{timer.id}" == name)
