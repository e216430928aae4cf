"""What can be said about each criterion, and about all of them. Programs alone never say that one is met."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from ..coverage import Coverage, Method, proves_absence
from ..criteria import Criterion
from ..findings import Outcome
from .given import HumanResult


@dataclass(frozen=True)
class Verdict:
    """What is known about one criterion.

    outcome: failed: a program or a person found a barrier. passed: a person tested it and found none. inapplicable:
        proof that there is nothing it could apply to. cantTell: programs found no certain barrier, and no person has
        confirmed it. untested: nobody looked.
    barriers, questions: folded findings. failing: the pages with barriers; open: those where not all are accepted for
        now. human: the latest result of each technology.
    """

    coverage: Coverage
    outcome: Outcome
    barriers: int
    questions: int
    failing: tuple[str, ...]
    open: tuple[str, ...]
    human: tuple[HumanResult, ...]

    @property
    def criterion(self) -> Criterion:
        return self.coverage.criterion

    @property
    def is_confirmed(self) -> bool:
        """A person tested it, and the result still counts."""
        return self.outcome == Outcome.PASSED


class Found(NamedTuple):
    """A finding, folded over the ways of meeting its page. is_waived: accepted for now."""

    page: str
    criteria: tuple[str, ...]
    outcome: Outcome
    is_waived: bool = False


class Status(StrEnum):
    """How far a site meets WCAG 2.2 AA."""

    FULL = "full"
    PARTIAL = "partial"
    NONE = "none"


def verdicts(
    covered: Mapping[str, Coverage],
    *,
    said: Mapping[str, Collection[Outcome]],
    found: Iterable[Found],
    human: Iterable[HumanResult],
    on: date,
) -> dict[str, Verdict]:
    """For all 86 criteria.

    said: what each check came to over all pages. on: the day on which results of people must still count.
    """
    found, human = list(found), list(human)
    return {
        number: _verdict(
            covering,
            said={name: set(said.get(name, ())) for name in covering.checks},
            found=[each for each in found if number in each.criteria],
            human=_latest(human, number),
            on=on,
        )
        for number, covering in covered.items()
    }


def status(promised: Collection[Verdict]) -> Status:
    """What may be said of all criteria that are promised. Programs alone never prove FULL."""
    outcomes = [verdict.outcome for verdict in promised]
    if all(outcome in {Outcome.PASSED, Outcome.INAPPLICABLE} for outcome in outcomes):
        return Status.FULL
    return Status.NONE if outcomes.count(Outcome.FAILED) * 2 > len(outcomes) else Status.PARTIAL


def _verdict(
    covering: Coverage,
    *,
    said: Mapping[str, set[Outcome]],
    found: list[Found],
    human: tuple[HumanResult, ...],
    on: date,
) -> Verdict:
    failing = [each for each in found if each.outcome == Outcome.FAILED]
    asked = sum(1 for each in found if each.outcome == Outcome.CANT_TELL)
    by_people = _outcome(human, on=on, is_failing=bool(failing))
    return Verdict(
        coverage=covering,
        outcome=by_people or _by_programs(covering, said, is_asked=asked > 0),
        barriers=len(failing),
        questions=asked,
        failing=tuple(dict.fromkeys(each.page for each in failing)),
        open=tuple(dict.fromkeys(each.page for each in failing if not each.is_waived)),
        human=human,
    )


def _latest(human: list[HumanResult], number: str) -> tuple[HumanResult, ...]:
    by_technology: dict[str, HumanResult] = {}
    for result in sorted(human, key=lambda result: result.on):
        if result.criterion == number:
            by_technology[result.technology] = result
    return tuple(by_technology.values())


def _outcome(human: tuple[HumanResult, ...], *, on: date, is_failing: bool) -> Outcome | None:
    """None: people have not said yet."""
    if is_failing or any(result.result == Outcome.FAILED for result in human):
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
