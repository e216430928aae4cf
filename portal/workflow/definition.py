"""How a matter is worked on, as data: stages, tasks, what the portal does by itself, and the ways on."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Annotated, Any

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from portal.core.definitions import Part, Path, Text

from .doing import AnyAutomation, AskRegister, Days, Decide, Role, Slug, Steps

MOST_STAGES = 40


class Task(Part):
    """Something a member of staff ticks off before the case goes on."""

    id: Slug
    text: Text
    required: bool = True


class Timer(Part):
    """What happens when a case has been in its stage for so many working days. to: the stage it then goes to."""

    id: Slug
    after_working_days: Days
    when: str | None = None
    steps: Steps = ()
    to: Slug | None = None


class Way(Part):
    """A way on. With a label it is a button for a person; without, the case goes by itself when `when` is true."""

    to: Slug
    label: Text | None = None
    when: str | None = None


class Stage(Part):
    """A station of a case.

    role: who works on it; None: the portal alone. person_decides: a person ends the case here, and nothing else can.
    working_days: how long it may stay. steps: done on arrival, in order. ways: tried in order after that.
    """

    id: Slug
    title: Text
    hint: Text | None = None
    role: Role | None = None
    person_decides: bool = False
    working_days: Days | None = None
    tasks: Annotated[tuple[Task, ...], Field(max_length=30)] = ()
    steps: Steps = ()
    timers: Annotated[tuple[Timer, ...], Field(max_length=10)] = ()
    ways: Annotated[tuple[Way, ...], Field(max_length=20)] = ()

    @property
    def is_for_the_portal(self) -> bool:
        return self.role is None


class WorkflowDefinition(Part):
    """How a service is worked on. A case begins in the first stage.

    person_decides: no automation may decide, anywhere. granted, refused: done after the decision, whoever took it.
    """

    person_decides: bool = False
    stages: Annotated[tuple[Stage, ...], Field(min_length=1, max_length=MOST_STAGES)]
    granted: Steps = ()
    refused: Steps = ()

    @cached_property
    def _by_id(self) -> Mapping[str, Stage]:
        return {stage.id: stage for stage in self.stages}

    @property
    def first(self) -> Stage:
        return self.stages[0]

    def stage(self, stage_id: str) -> Stage | None:
        return self._by_id.get(stage_id)

    def places(self) -> Iterator[tuple[Path, AnyAutomation]]:
        """(path, automation) for everything the portal does by itself."""
        for s, stage in enumerate(self.stages):
            yield from _placed(("stages", s, "steps"), stage.steps)
            for t, timer in enumerate(stage.timers):
                yield from _placed(("stages", s, "timers", t, "steps"), timer.steps)
        yield from _placed(("granted",), self.granted)
        yield from _placed(("refused",), self.refused)

    def conditions(self) -> Iterator[tuple[Path, str]]:
        """(path, expression) for every condition."""
        for path, step in self.places():
            if step.when is not None:
                yield (*path, "when"), step.when
        for s, stage in enumerate(self.stages):
            waiting: list[tuple[str, int, str | None]] = [
                ("timers", t, timer.when) for t, timer in enumerate(stage.timers)
            ]
            waiting += [("ways", w, way.when) for w, way in enumerate(stage.ways)]
            for kind, number, when in waiting:
                if when is not None:
                    yield ("stages", s, kind, number, "when"), when

    @model_validator(mode="after")
    def everything_fits_together(self) -> "WorkflowDefinition":
        flaws = [
            *_doubled_ids(self),
            *_ways_to_nowhere(self),
            *_decisions_taken_from_people(self),
            *_names_kept_twice(self),
        ]
        if flaws:
            context: dict[str, Any] = {"flaws": flaws}
            raise PydanticCustomError("flaws", "does not fit together", context)
        return self


Flaws = Iterator[tuple[Path, str]]


def _placed(path: Path, steps: Sequence[AnyAutomation]) -> Iterator[tuple[Path, AnyAutomation]]:
    for number, step in enumerate(steps):
        yield (*path, number), step


def _doubled_ids(workflow: WorkflowDefinition) -> Flaws:
    seen: set[str] = set()
    for s, stage in enumerate(workflow.stages):
        if stage.id in seen:
            yield ("stages", s, "id"), f"Choose another id: a stage with the id “{stage.id}” stands before this one."
        seen.add(stage.id)
        for kind, parts in (("tasks", stage.tasks), ("timers", stage.timers)):
            ids = [part.id for part in parts]
            for number, part_id in enumerate(ids):
                if part_id in ids[:number]:
                    yield ("stages", s, kind, number, "id"), f"Choose another id: “{part_id}” stands before this one."


def _ways_to_nowhere(workflow: WorkflowDefinition) -> Flaws:
    known = {stage.id for stage in workflow.stages}
    for s, stage in enumerate(workflow.stages):
        targets = [("ways", number, way.to) for number, way in enumerate(stage.ways)]
        targets += [("timers", number, timer.to) for number, timer in enumerate(stage.timers) if timer.to]
        for kind, number, target in targets:
            if target not in known:
                yield ("stages", s, kind, number, "to"), f"There is no stage “{target}”. Write the id of one there is."


def _decisions_taken_from_people(workflow: WorkflowDefinition) -> Flaws:
    """What a person must decide cannot be automated."""
    for path, step in workflow.places():
        if isinstance(step, Decide) and path[0] != "stages":
            yield path, "Leave it out: the case is decided already."
        elif isinstance(step, Decide) and (workflow.person_decides or workflow.stages[int(path[1])].person_decides):
            yield path, "Leave it out: a person decides here."
    for number, stage in enumerate(workflow.stages):
        if stage.person_decides:
            yield from _moves_by_itself(stage, ("stages", number))


def _moves_by_itself(stage: Stage, path: Path) -> Flaws:
    if stage.role is None:
        yield (*path, "role"), "Write who works on it: a person decides here."
    if any(way.label is None for way in stage.ways):
        yield (*path, "ways"), "Give each way a label: a person decides here."
    if any(timer.to for timer in stage.timers):
        yield (*path, "timers"), "Let no timer move the case: a person decides here."


def _names_kept_twice(workflow: WorkflowDefinition) -> Flaws:
    seen: set[str] = set()
    for path, step in workflow.places():
        if isinstance(step, AskRegister):
            if step.keep_as in seen:
                yield (*path, "keep_as"), f"Choose another name: “{step.keep_as}” is kept before this."
            seen.add(step.keep_as)
