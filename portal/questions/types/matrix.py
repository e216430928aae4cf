"""The same choice for several things: one row each, one column for each option."""

from typing import TYPE_CHECKING, Annotated, Any

from flask_babel import gettext as _
from markupsafe import Markup
from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from portal.core.definitions import Part, Text
from portal.core.i18n import pick, tr

from ..answers import as_given
from ..question_type import Posted, QuestionType, Wrong

if TYPE_CHECKING:
    from ..definition import Question

MOST_ROWS = 30


class Row(Part):
    """One thing to be judged."""

    value: Annotated[str, Field(pattern=r"^[a-z0-9]+([_-][a-z0-9]+)*$", max_length=40)]
    label: Text

    @property
    def name(self) -> str:
        """The row in conditions."""
        return self.value.replace("-", "_")


def _without_doubles(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    if len({row.name for row in rows}) < len(rows):
        raise PydanticCustomError("text", "Give each row a value of its own.")
    return rows


class Matrix(QuestionType):
    """The answer is {row: option}, or with `several` {row: [options]}; rows without an answer are left out."""

    name = "matrix"
    settings = frozenset({"options"})
    answers_are = (dict,)

    class Own(Part):
        """rows: what is judged; the options are the columns. several: more than one option for each row."""

        rows: Annotated[tuple[Row, ...], Field(min_length=1, max_length=MOST_ROWS), AfterValidator(_without_doubles)]
        several: bool = False

    own = Own

    def read(self, question: "Question", posted: Posted, before: Any = None) -> dict[str, list[str]]:
        return {row.value: posted.fields.getlist(f"{question.id}-{row.value}") for row in question.own.rows}

    def is_blank(self, typed: Any) -> bool:
        return not any(typed.values())

    def missing(self, question: "Question") -> Wrong:
        return Wrong(_("Choose an answer in every row"))

    def check(self, question: "Question", typed: Any) -> dict[str, Any]:
        known = [option.value for option in question.options]
        answer: dict[str, Any] = {}
        for row in question.own.rows:
            ticked = typed.get(row.value)
            chosen = [value for value in known if isinstance(ticked, list) and value in ticked]
            if chosen:
                answer[row.value] = chosen if question.own.several else chosen[0]
            elif question.required:
                raise Wrong(_("Choose an answer for “%(row)s”", row=pick(row.label).text), row.value)
        if not answer:
            raise self.missing(question)
        return answer

    def typed_of(self, question: "Question", answer: Any) -> dict[str, list[str]]:
        return {row: chosen if isinstance(chosen, list) else [chosen] for row, chosen in answer.items()}

    def say(self, question: "Question", answer: Any) -> Markup:
        rows = {row.value: row.label for row in question.own.rows}
        columns = {option.value: option.label for option in question.options}
        lines = []
        for row, chosen in answer.items():
            words = [
                tr(columns[value]) if value in columns else as_given(value)
                for value in (chosen if isinstance(chosen, list) else [chosen])
            ]
            label = tr(rows[row]) if row in rows else as_given(row)
            lines.append(Markup("{}: {}").format(label, Markup(", ").join(words)))
        return Markup("<br>").join(lines)

    def values(self, question: "Question", answer: Any) -> dict[str, Any]:
        """Conditions see how many rows were answered, and what was chosen in each: services_bus for the row bus."""
        rows = {f"{question.id}_{row.name}": (answer or {}).get(row.value) for row in question.own.rows}
        return {question.id: None if answer is None else len(answer), **rows}

    def first_id(self, question: "Question", parts: tuple[str, ...] = ()) -> str:
        return self.cell_id(question, parts[0] if parts else question.own.rows[0].value, question.options[0].value)

    def cell_id(self, question: "Question", row: str, option: str) -> str:
        """The id of one box; the first of the first row carries the question's own."""
        if row == question.own.rows[0].value and option == question.options[0].value:
            return question.id
        return f"{question.id}-{row}-{option}"
