"""What follows from a workflow: the steps that are due, the ways that are open, and where a whole walk ends."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from portal.core.definitions import Text
from portal.questions import is_true

from .definition import Stage, Timer, Way, WorkflowDefinition
from .doing import AnyAutomation, AskForMore, AskRegister, Decide, IssueDocument, OpenCase, SendMessage

MOST_MOVES = 100
"""A case that went on so often by itself goes round and round."""

OPEN, ENDLESS = "open", "endless"
OUTCOMES = ("granted", "refused")


@dataclass(frozen=True)
class Walk:
    """What came of a case: the ids of the stages, messages and documents in order, what was asked, what was opened.

    outcome: granted, refused, open while it waits for somebody, or endless if it goes round and round.
    """

    stages: tuple[str, ...]
    messages: tuple[str, ...]
    documents: tuple[str, ...]
    asked: tuple[Text, ...]
    opened: tuple[str, ...]
    outcome: str


def holds(when: str | None, values: Mapping[str, Any]) -> bool:
    """Whether a condition holds; none always does."""
    return when is None or is_true(when, values)


def steps_due(
    steps: Sequence[AnyAutomation], values: Mapping[str, Any], *, start: int = 0
) -> Iterator[tuple[int, AnyAutomation]]:
    """(number, step) of what is to be done, from number `start` on.

    Each condition is looked at when its turn comes: what a step before has found out counts.
    """
    for number, step in enumerate(steps):
        if number >= start and holds(step.when, values):
            yield number, step


def way_on(stage: Stage, values: Mapping[str, Any]) -> Way | None:
    """The way a case takes by itself: the first without a label whose condition holds."""
    return next((way for way in stage.ways if way.label is None and holds(way.when, values)), None)


def ways_for_people(stage: Stage, values: Mapping[str, Any]) -> list[Way]:
    """The ways that are buttons now."""
    return [way for way in stage.ways if way.label is not None and holds(way.when, values)]


def walk(workflow: WorkflowDefinition, values: Mapping[str, Any], choices: Mapping[str, str]) -> Walk:
    """Go through a workflow as a case with these answers does. People tick their tasks, and citizens send what is asked.

    values: what conditions know; what registers say stands under the names they are kept as.
    choices: by stage, what people do there: the id of the next stage, granted or refused; or of a timer that runs out.
    """
    return _Walker(workflow, values, choices).walked()


@dataclass
class _Walker:
    """A case that is only thought of."""

    workflow: WorkflowDefinition
    given: Mapping[str, Any]
    choices: Mapping[str, str]
    stages: list[str] = field(default_factory=list)
    messages: list[str] = field(default_factory=list)
    documents: list[str] = field(default_factory=list)
    asked: list[Text] = field(default_factory=list)
    opened: list[str] = field(default_factory=list)
    outcome: str = OPEN

    def __post_init__(self) -> None:
        """What registers say is known once they were asked."""
        kept = {step.keep_as for _path, step in self.workflow.places() if isinstance(step, AskRegister)}
        self.values = {name: value for name, value in self.given.items() if name not in kept}

    def walked(self) -> Walk:
        stage: Stage | None = self.workflow.first
        while stage is not None:
            if len(self.stages) >= MOST_MOVES:
                self.outcome = ENDLESS
                break
            stage = self._through(stage)
        said = tuple(self.messages), tuple(self.documents), tuple(self.asked), tuple(self.opened)
        return Walk(tuple(self.stages), *said, outcome=self.outcome)

    def _through(self, stage: Stage) -> Stage | None:
        """Arrive in a stage and leave it again: the next stage, or None where the case ends or waits."""
        self.stages.append(stage.id)
        if self._do(stage.steps):
            return None
        if way := way_on(stage, self.values):
            return self.workflow.stage(way.to)
        return self._chosen(stage, self.choices.get(stage.id))

    def _chosen(self, stage: Stage, choice: str | None) -> Stage | None:
        if choice in OUTCOMES and stage.role:
            self._end(str(choice))
        elif any(way.to == choice for way in ways_for_people(stage, self.values)):
            return self.workflow.stage(str(choice))
        elif (timer := self._timer(stage, choice)) and not self._do(timer.steps) and timer.to:
            return self.workflow.stage(timer.to)
        return None

    def _timer(self, stage: Stage, choice: str | None) -> Timer | None:
        found = (timer for timer in stage.timers if choice is not None and choice in {timer.id, timer.to})
        return next((timer for timer in found if holds(timer.when, self.values)), None)

    def _do(self, steps: Sequence[AnyAutomation]) -> bool:
        """True if one of the steps ended the case."""
        for _number, step in steps_due(steps, self.values):
            if isinstance(step, Decide):
                self._end(step.outcome)
                return True
            self._note(step)
        return False

    def _note(self, step: AnyAutomation) -> None:
        match step:
            case SendMessage():
                self.messages.append(step.message)
            case IssueDocument():
                self.documents.append(step.document)
            case AskForMore():
                self.asked.append(step.text)
            case OpenCase():
                self.opened.append(step.service)
            case AskRegister():
                self.values[step.keep_as] = self.given.get(step.keep_as)

    def _end(self, outcome: str) -> None:
        self.outcome = self.values["outcome"] = outcome
        for _number, step in steps_due(
            self.workflow.granted if outcome == "granted" else self.workflow.refused, self.values
        ):
            self._note(step)
