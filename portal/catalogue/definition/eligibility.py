"""“May I?” as a decision table: questions, rows of conditions, and what each row says."""

from collections.abc import Iterator
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from portal.core.definitions import Part, Path, Text
from portal.questions import Question

TYPES = ("yes_no", "number", "one_of", "date", "money", "percentage", "computed")
MOST_QUESTIONS, MOST_ROWS = 12, 200
HitPolicy = Literal["first", "unique", "collect"]
OutcomeWord = Literal["yes", "no", "maybe"]


def _as_text(cell: Any) -> Any:
    """YAML reads yes, 5 and 2026-01-01 as something else than text; a list is several values."""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, list):
        return ", ".join(str(_as_text(each)) for each in cell)
    return cell if isinstance(cell, str) else str(cell)


Cell = Annotated[str, BeforeValidator(_as_text), Field(max_length=500)]
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

    @model_validator(mode="after")
    def everything_fits_together(self) -> "Eligibility":
        flaws = [*_unfit_questions(self)]
        if flaws:
            context: dict[str, Any] = {"flaws": flaws}
            raise PydanticCustomError("flaws", "does not fit together", context)
        return self


Flaws = Iterator[tuple[Path, str]]


def _unfit_questions(eligibility: Eligibility) -> Flaws:
    seen: set[str] = set()
    for number, question in enumerate(eligibility.questions):
        if question.type not in TYPES:
            yield ("questions", number, "type"), f"Write one of {', '.join(TYPES)}: the check is anonymous."
        if question.id in seen:
            yield ("questions", number, "id"), f"Choose another id: “{question.id}” stands before this one."
        seen.add(question.id)
