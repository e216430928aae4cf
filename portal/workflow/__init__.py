"""What happens next with my matter? Workflows as data, and what follows from them; nothing here keeps anything.

Front door: the definition of a workflow and what the portal does by itself in it; which steps are due, which ways are
open, a walk through a whole workflow, and its picture.
"""

from . import doing as automations
from .definition import Stage, Way, WorkflowDefinition
from .drawing import drawing
from .rules import Walk, steps_due, walk, way_on, ways_for_people

__all__ = [
    "Stage",
    "Walk",
    "Way",
    "WorkflowDefinition",
    "automations",
    "drawing",
    "steps_due",
    "walk",
    "way_on",
    "ways_for_people",
]
