"""Conditions of the workflow that can never be true, or always are."""

from collections.abc import Iterator

from portal.content import Finding
from portal.workflow import WorkflowDefinition, automations

from ..definition import ServiceDefinition
from .places import place
from .world import World


def world_of(definition: ServiceDefinition, workflow: WorkflowDefinition) -> World:
    """What conditions of the workflow know: the answers, the verdict, the outcome, and what registers said."""
    kept = {step.keep_as for _path, step in workflow.places() if isinstance(step, automations.AskRegister)}
    also: dict[str, list[object]] = {name: [True, False, None] for name in kept}
    also["verdict"] = ["yes", "no", "maybe", None] if definition.eligibility else [None]
    also["outcome"] = [None, "granted", "refused"]
    return World(definition, also)


def impossible_conditions(definition: ServiceDefinition) -> Iterator[Finding]:
    if definition.workflow is None:
        return
    world = world_of(definition, definition.workflow)
    for path, expression in definition.workflow.conditions():
        possible = world.possible([expression])
        if possible.true is False:
            sentence = "Mend this or leave it out: nothing one can answer makes it true."
            yield Finding(place("workflow", *path), sentence, "error", "conditions")
        elif possible.false is False:
            sentence = "Leave the condition out, or mend it: it is true whatever one answers."
            yield Finding(place("workflow", *path), sentence, "policy", "conditions")
