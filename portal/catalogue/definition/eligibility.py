"""“May I?” as a decision table: questions, rows of conditions, and what each row says."""

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from portal.core.definitions import Part, Path, Text
from portal.questions import Question, problem_in

from ..rules import BadCell, Column, Domain, Spans, Table
from .columns import TYPES, domains_of
from .coverage import flaws_of_rows

MOST_QUESTIONS, MOST_ROWS = 12, 200
QUOTED, NAME = re.compile(r"'[^']*'|\"[^\"]*\""), re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
HitPolicy = Literal["first", "unique", "collect"]
OutcomeWord = Literal["yes", "no", "maybe"]


def _as_text(cell: Any) -> Any:
    """YAML reads yes, 5 and 2026-01-01 as something else than text; a list is several values."""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, list):
        return ", ".join(str(_as_text(each)) for each in cell)
    return cell if isinstance(cell, str) else str(cell)


WRITTEN = {"anyOf": [{"type": "string", "maxLength": 500}, {"type": ["number", "boolean"]}, {"type": "array"}]}
Cell = Annotated[str, BeforeValidator(_as_text), Field(max_length=500), WithJsonSchema(WRITTEN)]
"""any, yes, no, values of options with commas, 5, >= 5, 5..10, not a, b, >= 2020-01-01."""


class Verdict(Part):
    """What the check ends with. maybe: only the department can tell."""

    outcome: OutcomeWord
    reason: Text


class Row(Verdict):
    """This verdict, if every cell holds. A question without a cell may have any answer."""

    when: dict[str, Cell] = Field(default_factory=dict)


class Eligibility(Part):
    """A decision table.

    hit: first: the first row that holds decides. unique: no two rows may ever hold together.
        collect: all rows that hold speak; a no outweighs a maybe, and a maybe a yes.
    otherwise: if no row holds; a complete table needs none.
    """

    questions: Annotated[tuple[Question, ...], Field(min_length=1, max_length=MOST_QUESTIONS)]
    hit: HitPolicy = "first"
    rows: Annotated[tuple[Row, ...], Field(max_length=MOST_ROWS)] = ()
    otherwise: Verdict | None = None

    @cached_property
    def domains(self) -> dict[str, Domain]:
        """What each value of the questions can be, by its name in cells."""
        return {name: domain for question in self.questions for name, domain in domains_of(question).items()}

    @cached_property
    def table(self) -> Table:
        """The rows, ready to be asked. Only after everything fits together."""
        return Table(tuple(_columns(self)), len(self.rows))

    @cached_property
    def needs(self) -> dict[str, frozenset[str]]:
        """For each computed question the ids of those that must be answered for it."""
        found: dict[str, frozenset[str]] = {}
        asked: dict[str, str] = {}
        for question in self.questions:
            if question.type == "computed":
                names = set(NAME.findall(QUOTED.sub("", question.own.expression)))
                direct = {asked[name] for name in names & asked.keys()}
                found[question.id] = frozenset().union(*(found.get(each, {each}) for each in direct))
            asked |= dict.fromkeys(domains_of(question), question.id)
        return found

    @model_validator(mode="after")
    def everything_fits_together(self) -> "Eligibility":
        flaws = [*_unfit_questions(self)] or [*_bad_cells(self)] or [*flaws_of_rows(self)]
        if flaws:
            context: dict[str, Any] = {"flaws": flaws}
            raise PydanticCustomError("flaws", "does not fit together", context)
        return self


Flaws = Iterator[tuple[Path, str]]


def _columns(eligibility: Eligibility) -> Iterator[Column]:
    for name, domain in eligibility.domains.items():
        cells: tuple[Spans | None, ...] = tuple(
            domain.spans(row.when[name]) if name in row.when else None for row in eligibility.rows
        )
        if any(cell is not None for cell in cells):
            yield Column(name, domain, cells)


def _unfit_questions(eligibility: Eligibility) -> Flaws:
    seen: set[str] = set()
    for number, question in enumerate(eligibility.questions):
        if question.type not in TYPES:
            yield ("questions", number, "type"), f"Write one of {', '.join(TYPES)}: the check is anonymous."
        if question.id in seen:
            yield ("questions", number, "id"), f"Choose another id: “{question.id}” stands before this one."
        if question.type == "computed" and (
            sentence := problem_in(question.own.expression, eligibility.questions[:number])
        ):
            yield ("questions", number, "expression"), sentence
        seen.add(question.id)


def _bad_cells(eligibility: Eligibility) -> Flaws:
    if not eligibility.rows and eligibility.otherwise is None:
        yield ("rows",), "Write at least one row, or otherwise."
    known = eligibility.domains
    for number, row in enumerate(eligibility.rows):
        for name, cell in row.when.items():
            if name not in known:
                sentence = f"“{name}” is nothing that is asked here. Write one of {', '.join(known)}."
                yield ("rows", number, "when", name), sentence
                continue
            try:
                known[name].spans(cell)
            except BadCell as error:
                yield ("rows", number, "when", name), str(error)
