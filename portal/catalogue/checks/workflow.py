"""Dead ends: stages nobody reaches, stages nobody leaves, ways that are never taken."""

from collections.abc import Iterator

from portal.content import Finding
from portal.workflow import Stage, WorkflowDefinition, automations

from ..definition import ServiceDefinition
from .conditions import world_of
from .world import World


def dead_ends(definition: ServiceDefinition) -> Iterator[Finding]:
    workflow = definition.workflow
    if workflow is None:
        return
    world = world_of(definition, workflow)
    reached = _reached(workflow)
    for number, stage in enumerate(workflow.stages):
        path = f"workflow.stages[{number}]"
        if stage.id not in reached:
            sentence = "No way leads here. Write a way or a timer that does, or leave the stage out."
            yield Finding(path, sentence, "error", "workflow")
        yield from _never_taken(stage, path)
        if stage.role is None:
            yield from _stuck(stage, path, world)


def _reached(workflow: WorkflowDefinition) -> set[str]:
    reached: set[str] = set()
    waiting = [workflow.first.id]
    while waiting:
        stage = workflow.stage(waiting.pop())
        if stage and stage.id not in reached:
            reached.add(stage.id)
            waiting += [way.to for way in stage.ways] + [timer.to for timer in stage.timers if timer.to]
    return reached


def _never_taken(stage: Stage, path: str) -> Iterator[Finding]:
    """The portal takes the first way it can; what stands behind one without a condition waits for ever."""
    always = False
    for number, way in enumerate(stage.ways):
        if way.label is None and always:
            sentence = "This way is never taken: one before it has no condition. Put that one last, or leave this out."
            yield Finding(f"{path}.ways[{number}]", sentence, "error", "workflow")
        always = always or (way.label is None and way.when is None)


def _stuck(stage: Stage, path: str, world: World) -> Iterator[Finding]:
    """Where only the portal works, something must always lead on."""
    exits = [way.when for way in stage.ways if way.label is None]
    exits += [step.when for step in stage.steps if isinstance(step, automations.Decide)]
    has_timer = any(timer.when is None and _moves(timer.to, timer.steps) for timer in stage.timers)
    if None in exits or has_timer:
        return
    conditions = [when for when in exits if when is not None]
    if not conditions:
        sentence = "Nobody can leave this stage. Write a way on without a label, or a role for somebody who works here."
        yield Finding(path, sentence, "error", "workflow")
    elif world.possible(conditions).false:
        sentence = "Some cases would stay here for ever: write a last way without a condition, or a role for somebody."
        yield Finding(f"{path}.ways", sentence, "error", "workflow")


def _moves(target: str | None, steps: tuple[automations.AnyAutomation, ...]) -> bool:
    return target is not None or any(isinstance(step, automations.Decide) and step.when is None for step in steps)
