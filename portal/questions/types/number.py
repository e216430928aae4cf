"""A number, whole unless the definition gives decimals."""

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from flask_babel import format_decimal
from flask_babel import gettext as _

from ..question_type import QuestionType, Wrong
from ..typing_hands import NotANumber, read_number

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..definition import Question


class Number(QuestionType):
    name = "number"
    settings = frozenset({"min", "max", "decimals"})
    answers_are = (int, float, str)

    def flaws(self, question: "Question") -> list[tuple[str, str]]:
        return bounds_flaws(question)

    def missing(self, question: "Question") -> Wrong:
        return Wrong(_("Enter a number"))

    def check(self, question: "Question", typed: Any) -> int | str:
        decimals = question.decimals or 0
        try:
            number = read_number(str(typed), decimals=decimals)
        except NotANumber as error:
            raise Wrong(
                _("Enter a number, for example 1.5") if decimals else _("Enter a whole number, for example 3")
            ) from error
        check_bounds(question, number, self.say)
        return str(number) if decimals else int(number)

    def typed_of(self, question: "Question", answer: Any) -> str:
        return str(
            format_decimal(Decimal(str(answer)), "0." + "#" * (question.decimals or 0) if question.decimals else "0")
        )

    def say(self, question: "Question", answer: Any) -> str:
        return str(format_decimal(Decimal(str(answer))))

    def values(self, question: "Question", answer: Any) -> "Mapping[str, Any]":
        return {question.id: None if answer is None else float(answer)}


def bounds_flaws(question: "Question") -> list[tuple[str, str]]:
    """What to mend in min and max of a number."""
    bounds = {"min": question.min, "max": question.max}
    flaws = [
        (name, "Write a number.")
        for name, bound in bounds.items()
        if bound is not None and not isinstance(bound, float)
    ]
    if not flaws and question.min is not None and question.max is not None and question.min > question.max:  # type: ignore[operator]
        flaws.append(("max", "Write a number that is not below min."))
    return flaws


def check_bounds(question: "Question", number: Decimal, say: Any) -> None:
    """Raises Wrong if the number is below min or above max."""
    if isinstance(question.min, float) and number < Decimal(str(question.min)):
        raise Wrong(_("The number must be %(least)s or more", least=say(question, question.min)))
    if isinstance(question.max, float) and number > Decimal(str(question.max)):
        raise Wrong(_("The number must be %(most)s or less", most=say(question, question.max)))
