"""The author's tests, tried: the same form, table and workflow as in earnest, and nothing is kept."""

from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from portal.core import clock
from portal.questions import Filling, FormDefinition, Sheet
from portal.workflow import Walk, walk

from .definition import Eligibility, ServiceDefinition, Trial
from .queries import verdict_on

Names = tuple[str, ...]
ENDLESS = "endless"


@dataclass(frozen=True)
class TrialResult:
    """What came of one test. differences: a sentence for each thing that is not as it was expected."""

    name: str
    differences: tuple[str, ...]

    @property
    def passed(self) -> bool:
        return not self.differences


def run_trials(definition: ServiceDefinition) -> list[TrialResult]:
    """Every test of the service, in order."""
    return [run_trial(definition, trial) for trial in definition.tests]


def run_trial(definition: ServiceDefinition, trial: Trial) -> TrialResult:
    """Only what the test says is compared."""
    with _on(trial.today):
        return TrialResult(trial.name, tuple(_differences(definition, trial)))


def what_came(definition: ServiceDefinition, trial: Trial) -> dict[str, Any]:
    """What the test would have to expect so that it passes, by the keys of a Trial."""
    with _on(trial.today):
        came = _tried(definition, trial)
    found: dict[str, Any] = {"eligibility": came.verdict, "pages": [*came.pages] if definition.form else None}
    if came.walk:
        found |= {"stages": [*came.walk.stages], "messages": [*came.walk.messages]}
        found |= {"documents": [*came.walk.documents]}
        found["outcome"] = came.walk.outcome if came.walk.outcome != ENDLESS else None
    return {key: value for key, value in found.items() if value is not None}


def _on(day: date | None) -> AbstractContextManager[None]:
    return clock.moved(timedelta(days=(day - clock.today()).days)) if day else nullcontext()


def _differences(definition: ServiceDefinition, trial: Trial) -> Iterator[str]:
    yield from _unknown_answers(definition, trial)
    came = _tried(definition, trial)
    if trial.eligibility and definition.eligibility is None:
        yield "The test expects a verdict, but the service has no eligibility check."
    elif trial.eligibility and trial.eligibility != came.verdict:
        yield f"The check says {came.verdict or 'nothing'}; {trial.eligibility} was expected."
    if trial.pages is not None:
        yield from _compared("The pages are", came.pages, trial.pages)
    if came.walk:
        yield from _compared("The stages are", came.walk.stages, trial.stages)
        yield from _compared("The messages are", came.walk.messages, trial.messages)
        yield from _compared("The documents are", came.walk.documents, trial.documents)
        if trial.outcome and trial.outcome != came.walk.outcome:
            yield f"The outcome is {came.walk.outcome}; {trial.outcome} was expected."
    elif any((trial.stages, trial.messages, trial.documents, trial.outcome)):
        yield "The test expects something of the workflow, but the service has none."


@dataclass(frozen=True)
class _Came:
    """What came of a test."""

    pages: Names
    verdict: str | None
    walk: Walk | None


def _tried(definition: ServiceDefinition, trial: Trial) -> _Came:
    pages, values = _filled_in(definition.form, trial.answers)
    verdict = None
    if definition.eligibility:
        verdict = verdict_on(definition.eligibility, {**values, **_checked(definition.eligibility, trial)}).outcome
    if definition.workflow is None:
        return _Came(pages, verdict, None)
    known = {**trial.answers, **values, "verdict": verdict}
    return _Came(pages, verdict, walk(definition.workflow, known, trial.choices))


def _compared(what: str, found: Names, expected: Names | None) -> Iterator[str]:
    if expected is not None and found != expected:
        yield f"{what} {_listed(found)}; {_listed(expected)} was expected."


def _listed(names: Names) -> str:
    return ", ".join(names) or "none"


def _filled_in(form: FormDefinition | None, answers: Mapping[str, Any]) -> tuple[Names, Mapping[str, Any]]:
    """(ids of the pages that are asked, what conditions see of the answers)."""
    if form is None:
        return (), {}
    given: dict[str, Any] = {}
    for page in form.pages:
        if page.repeat:
            if isinstance(answers.get(page.id), list):
                given[page.id] = answers[page.id]
        elif found := {question.id: answers[question.id] for question in page.questions if question.id in answers}:
            given[page.id] = found
    filling = Filling(form, given, {})
    return tuple(page.id for page in filling.pages), filling.values


def _checked(eligibility: Eligibility, trial: Trial) -> Mapping[str, Any]:
    """What the check sees of the answers to its own questions."""
    asked = [question for question in eligibility.questions if question.id in trial.answers]
    sheet = Sheet.of_answers(asked, trial.answers)
    sheet.check()
    return {name: value for name, value in sheet.values.items() if value is not None}


def _unknown_answers(definition: ServiceDefinition, trial: Trial) -> Iterator[str]:
    """An answer to a question that is not there is a slip of the pen."""
    known = {question.id for question in definition.eligibility.questions} if definition.eligibility else set[str]()
    if form := definition.form:
        known |= {question.id for question in form.questions}
        known |= {page.id for page in form.pages if page.repeat}
    if workflow := definition.workflow:
        known |= {step.keep_as for _path, step in workflow.places() if step.do == "register"}
        stages = {stage.id for stage in workflow.stages}
        for stage in sorted(set(trial.choices) - stages):
            yield f"“{stage}” in choices is no stage."
    for name in sorted(set(trial.answers) - known):
        yield f"“{name}” in answers is no question, no page that repeats, and nothing a register says."
