"""“May I?”: what a service's table says about some answers. Nothing is kept and nobody needs to say who they are."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from portal.core.definitions import Text
from portal.questions import Question, compute

from ..definition import Eligibility, Verdict
from ..definition.columns import domains_of
from ..rules import deciding, open_rows

WEIGHT = {"no": 2, "maybe": 1, "yes": 0}


@dataclass(frozen=True)
class Ruling:
    """What the table says: yes, no or maybe, with every reason. None if no row holds and there is no last word."""

    outcome: str | None
    reasons: tuple[Text, ...]


def verdict_on(eligibility: Eligibility, values: Mapping[str, Any]) -> Ruling:
    """values: the answers as conditions see them; what is computed is computed here."""
    said: list[Verdict] = [eligibility.rows[row] for row in deciding_rows(eligibility, values)]
    if not said and eligibility.otherwise:
        said = [eligibility.otherwise]
    if not said:
        return Ruling(None, ())
    outcome = max((verdict.outcome for verdict in said), key=WEIGHT.__getitem__)
    reasons = {tuple(sorted(verdict.reason.items())): verdict.reason for verdict in said if verdict.outcome == outcome}
    return Ruling(outcome, tuple(reasons.values()))


def deciding_rows(eligibility: Eligibility, values: Mapping[str, Any]) -> Sequence[int]:
    """The numbers of the rows that speak."""
    return deciding(eligibility.hit, eligibility.table.holding(_completed(eligibility, values)))


def next_question(eligibility: Eligibility, values: Mapping[str, Any]) -> Question | None:
    """The question whose answer can still change what is said; None if there is none.

    values: only what was answered, None for what was left out.
    """
    known = _completed(eligibility, values)
    table = eligibility.table
    may, must = table.possible(known)
    waiting = open_rows(eligibility.hit, may, must)
    if not waiting:
        return None
    row = (waiting & -waiting).bit_length() - 1
    wanted = set(table.undecided(row, known))
    asked = [question for question in eligibility.questions if wanted & domains_of(question).keys()]
    return next((found for question in asked if (found := _to_ask(eligibility, question, values))), None)


def _to_ask(eligibility: Eligibility, question: Question, values: Mapping[str, Any]) -> Question | None:
    """The question itself, or the first one that a computed question waits for."""
    if question.type != "computed":
        return question
    needed = eligibility.needs[question.id]
    return next((each for each in eligibility.questions if each.id in needed and each.id not in values), None)


def _completed(eligibility: Eligibility, values: Mapping[str, Any]) -> Mapping[str, Any]:
    """With what can be computed of what is known."""
    if not eligibility.needs:
        return values
    found = dict(values)
    for question in eligibility.questions:
        if question.type == "computed" and eligibility.needs[question.id] <= found.keys():
            found[question.id] = compute(question.own.expression, found)
    return found
