"""What can be said about each criterion. Programs alone never say that one is met."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from ..coverage import Coverage, Method, proves_absence
from ..criteria import Criterion
from ..findings import Audit, Outcome
from .given import Given, HumanResult


@dataclass(frozen=True)
class Verdict:
    """What is known about one criterion.

    outcome: failed: a program or a person found a barrier. passed: a person tested it and found none. inapplicable:
        proof that there is nothing it could apply to. cantTell: programs found no certain barrier, and no person has
        confirmed it. untested: nobody looked.
    barriers, questions: folded findings. failing: the pages with barriers. human: the latest result of each technology.
    """

    coverage: Coverage
    outcome: Outcome
    barriers: int
    questions: int
    failing: tuple[str, ...]
    human: tuple[HumanResult, ...]

    @property
    def criterion(self) -> Criterion:
        return self.coverage.criterion

    @property
    def is_confirmed(self) -> bool:
        """A person tested it, and the result still counts."""
        return self.outcome == Outcome.PASSED


Found = tuple[str, tuple[str, ...], Outcome]
"""Page, criteria and outcome of a folded finding."""


def verdicts(
    audit: Audit, covered: Mapping[str, Coverage], *, found: Iterable[Found], given: Given
) -> dict[str, Verdict]:
    """For all 86 criteria."""
    found = list(found)
    tally = audit.tally()
    on = audit.finished_at.date()
    answers = {}
    for number, covering in covered.items():
        failing = [subject for subject, criteria, outcome in found if number in criteria and outcome == Outcome.FAILED]
        asked = sum(1 for _, criteria, outcome in found if number in criteria and outcome == Outcome.CANT_TELL)
        human = _latest(given, number)
        said = {name: set(tally.get(name, ())) for name in covering.checks}
        answers[number] = Verdict(
            coverage=covering,
            outcome=_outcome(failing, human, on=on) or _by_programs(covering, said, is_asked=asked > 0),
            barriers=len(failing),
            questions=asked,
            failing=tuple(dict.fromkeys(failing)),
            human=human,
        )
    return answers


def _latest(given: Given, number: str) -> tuple[HumanResult, ...]:
    by_technology: dict[str, HumanResult] = {}
    for result in sorted(given.human, key=lambda result: result.on):
        if result.criterion == number:
            by_technology[result.technology] = result
    return tuple(by_technology.values())


def _outcome(failing: list[str], human: tuple[HumanResult, ...], *, on: date) -> Outcome | None:
    """None: people have not said yet."""
    if failing or any(result.result == Outcome.FAILED for result in human):
        return Outcome.FAILED
    counting = [result.result for result in human if not result.next_due or result.next_due >= on]
    if counting and all(result in {Outcome.PASSED, Outcome.INAPPLICABLE} for result in counting):
        return Outcome.PASSED
    return None


def _by_programs(covering: Coverage, said: Mapping[str, set[Outcome]], *, is_asked: bool) -> Outcome:
    """said: the outcomes of each check of the criterion, over all pages."""
    known = set().union(*said.values()) - {Outcome.UNTESTED}
    if covering.method == Method.HUMAN or not known:
        return Outcome.UNTESTED
    if not is_asked and any(proves_absence(name, outcomes) for name, outcomes in said.items()):
        return Outcome.INAPPLICABLE
    return Outcome.CANT_TELL
