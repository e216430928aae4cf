"""What the staff's page of a case says about its stage: tasks, ways on, what the portal did and will do."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from portal.catalogue import ServiceDefinition
from portal.core.definitions import Text
from portal.workflow import Stage, Way, automations, ways_for_people

from ..models import Case, CaseStage, CaseStep, CaseTask, CaseTimer
from ..rules import without_braces
from .workflow import (
    STEPS,
    TIMERS,
    chain_of,
    chains_to_go_on,
    definition_of,
    failed_steps,
    stage_entered_last,
    stage_of,
    tasks_of,
    timers_of,
    values_of,
)


@dataclass(frozen=True)
class Planned:
    """Something the portal does by itself. title: of the message, the document and so on; row: None until its turn."""

    step: automations.AnyAutomation
    title: Text
    row: CaseStep | None

    @property
    def state(self) -> str:
        return self.row.state.value if self.row else "todo"


@dataclass(frozen=True)
class Alarm:
    """A timer of the stage, with what it does and where it leads."""

    run_at: datetime
    fired_at: datetime | None
    steps: Sequence[Planned]
    to: Text | None


@dataclass(frozen=True)
class Work:
    """The stage a case is in. is_busy: the portal has not finished what it does on arrival."""

    stage: Stage
    entered: CaseStage
    tasks: Sequence[CaseTask]
    ways: Sequence[Way]
    steps: Sequence[Planned]
    alarms: Sequence[Alarm]
    after: Mapping[str, Sequence[Planned]]
    failures: Sequence[Planned]
    is_busy: bool

    @property
    def is_ready(self) -> bool:
        """True if nothing stands in the way of the buttons."""
        return not self.is_busy and not self.failures and all(t.done_at for t in self.tasks if t.is_required)


def work_of(case: Case) -> Work | None:
    """None for a case without a workflow."""
    definition, stage = definition_of(case), stage_of(case)
    here = stage_entered_last(case) if stage else None
    if definition is None or definition.workflow is None or stage is None or here is None:
        return None
    failed = {row.id for row in failed_steps(case)}
    chains = {name: _planned(case, here, definition, name) for name in _chains(case, stage)}
    plans = [plan for name in chains for plan in chains[name]]
    return Work(
        stage=stage,
        entered=here,
        tasks=tasks_of(case, here.number),
        ways=ways_for_people(stage, values_of(case)) if case.is_open else (),
        steps=chains[STEPS],
        alarms=[*_alarms(definition, stage, timers_of(case, here.number), chains)],
        after={name: chains[name] for name in ("granted", "refused") if name in chains},
        failures=[plan for plan in plans if plan.row and plan.row.id in failed] + [*_lost_ways(case)],
        is_busy=any(not chain.has_failed for chain in chains_to_go_on(case)),
    )


def _chains(case: Case, stage: Stage) -> list[str]:
    timers = [f"{TIMERS}{timer.id}" for timer in stage.timers]
    ends = [case.outcome.value] if case.outcome else ["granted", "refused"] if case.is_open else []
    return [STEPS, *timers, *ends]


def _planned(case: Case, here: CaseStage, definition: ServiceDefinition, name: str) -> list[Planned]:
    chain = chain_of(case, here.number, name)
    rows = {row.number: row for row in chain.rows}
    return [
        Planned(step, without_braces(_title(step, definition)), rows.get(number))
        for number, step in enumerate(chain.steps)
    ]


def _alarms(
    definition: ServiceDefinition, stage: Stage, rows: Sequence[CaseTimer], chains: Mapping[str, Sequence[Planned]]
) -> Iterator[Alarm]:
    by_id = {timer.id: timer for timer in stage.timers}
    for row in rows:
        timer = by_id[row.timer]
        target = definition.workflow.stage(timer.to) if definition.workflow and timer.to else None
        yield Alarm(row.run_at, row.fired_at, chains[f"{TIMERS}{timer.id}"], target.title if target else None)


def _lost_ways(case: Case) -> Iterator[Planned]:
    """A case that went round and round has a failure that is no step."""
    for row in failed_steps(case):
        if row.do == "ways":
            yield Planned(automations.Escalate(do="escalate"), {}, row)


def _title(step: automations.AnyAutomation, definition: ServiceDefinition) -> Text:
    """What it is called: the subject of a message, the title of a document, the name of a register."""
    match step:
        case automations.SendMessage():
            return next((each.subject for each in definition.messages if each.id == step.message), {})
        case automations.IssueDocument():
            return next((each.title for each in definition.documents if each.id == step.document), {})
        case automations.AskForMore():
            return step.text
        case automations.BookInspection():
            return step.title
    return {"en": str(getattr(step, "register_name", None) or getattr(step, "service", ""))}
