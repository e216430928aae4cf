"""A value the portal works out from the answers before it, shown with how it was worked out; nobody types it."""

from contextlib import suppress
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import TYPE_CHECKING, Annotated, Any, Literal

from babel.numbers import format_decimal, format_percent
from flask_babel import get_locale, ngettext
from flask_babel import gettext as _
from markupsafe import Markup
from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from portal.core import i18n
from portal.core.definitions import Part

from ..answers import as_given, said
from ..expressions import compiled, compute
from ..grammar import LONGEST, BadExpression, split
from ..question_type import Around, QuestionType, type_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ..definition import Question

SIGNS = {"+": "+", "-": "−", "*": "×", "/": "÷", "(": "(", ")": ")"}
DECIMALS = {"number": 0, "money": 2, "percent": 0, "days": 0}


def _readable(expression: str) -> str:
    try:
        compiled(expression, as_truth=False)
    except BadExpression as error:
        raise PydanticCustomError("text", "{sentence}", {"sentence": str(error)}) from error
    return expression


class Computed(QuestionType):
    """The answer is a number as its unit writes it, a text, or true or false; None if it cannot be worked out."""

    name = "computed"
    settings = frozenset({"decimals"})
    is_typed = False
    answers_are = (str, int, float, bool)

    class Own(Part):
        """expression: what is computed, from questions of earlier pages. unit: how a number is said."""

        expression: Annotated[str, Field(max_length=LONGEST), AfterValidator(_readable)]
        unit: Literal["number", "money", "percent", "days"] = "number"

    own = Own

    def is_required(self, question: "Question") -> bool:
        return True  # there is nothing to leave out, so nothing says “optional”

    def expressions(self, question: "Question") -> "Mapping[str, str]":
        return {"expression": question.own.expression}

    def read(self, question: "Question", posted: Any, before: Any = None) -> str:
        return ""

    def answer_from(self, question: "Question", values: "Mapping[str, Any]") -> Any:
        result = compute(question.own.expression, values)
        if result is None or isinstance(result, bool | str):
            return result
        decimals = DECIMALS[question.own.unit] if question.decimals is None else question.decimals
        number = Decimal(str(result)).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP) + 0  # no “-0”
        return str(number) if decimals else int(number)

    def check(self, question: "Question", typed: Any) -> Any:
        return None

    def typed_of(self, question: "Question", answer: Any) -> str:
        return ""

    def say(self, question: "Question", answer: Any) -> str | Markup:
        number = _number(answer)
        if number is None:
            return as_given(answer)
        match question.own.unit:
            case "money":
                return i18n.money(number)
            case "percent":
                return format_percent(number / 100, locale=get_locale(), decimal_quantization=False)
            case "days":
                return _counted(number, "days")
        return str(format_decimal(number, locale=get_locale(), decimal_quantization=False))

    def explain(self, question: "Question", answer: Any, around: Around) -> str | Markup:
        """The value, and under it how it was worked out, if it is still worked out so."""
        result = self.say(question, answer)
        if answer is None or self.answer_from(question, around.values) != answer:
            return result
        return Markup("<bdi>{}</bdi><br>{}").format(result, _working(question.own.expression, result, around))

    def shown(self, question: "Question", around: Around) -> str | Markup:
        """The value as it is now, for the page; empty if an answer is missing."""
        answer = self.answer_from(question, around.values)
        return "" if answer is None else self.explain(question, answer, around)

    def values(self, question: "Question", answer: Any) -> dict[str, Any]:
        number = _number(answer)
        return {question.id: answer if number is None else float(number)}


def _number(answer: Any) -> Decimal | None:
    if isinstance(answer, bool) or answer is None:
        return None
    with suppress(InvalidOperation):
        number = Decimal(str(answer))
        return number if number.is_finite() else None
    return None


def _working(expression: str, result: str | Markup, around: Around) -> Markup:
    """“Rent 900 − Allowance 200 = 700”; with functions or comparisons only what it was worked out from."""
    tokens = split(expression)
    words = dict(_words(tokens, around))
    if all(token in words or token in SIGNS or token[0].isdigit() for token in tokens):
        parts = [words.get(token) or _sign_or_number(token) for token in tokens]
        return Markup("{} = <bdi>{}</bdi>").format(Markup(" ").join(parts), result)
    return Markup("{} {}").format(_("Worked out from:"), Markup("; ").join(words.values()))


def _sign_or_number(token: str) -> Markup:
    text = SIGNS[token] if token in SIGNS else format_decimal(token, locale=get_locale(), decimal_quantization=False)
    return Markup("<bdi>{}</bdi>").format(text)


def _words(tokens: list[str], around: Around) -> "Iterator[tuple[str, Markup]]":
    """The label and the answer behind each name."""
    pair = Markup("<bdi>{} {}</bdi>")
    for token in dict.fromkeys(tokens):
        if token in around.lists:
            yield token, pair.format(i18n.tr(around.lists[token]), as_given(len(around.values.get(token) or [])))
            continue
        for question, answer in around.given:
            if token == question.id:
                yield token, pair.format(i18n.tr(question.label), said(question, answer) or _("Not answered"))
            elif token in type_of(question).names(question):
                part = token.removeprefix(f"{question.id}_")
                yield token, pair.format(i18n.tr(question.label), _counted(around.values.get(token), part))


def _counted(value: Any, unit: str) -> str | Markup:
    """A number of years or days in words."""
    number = _number(value)
    if number is None or number != int(number):
        return as_given(value)
    if unit == "years":
        return str(ngettext("%(num)s year", "%(num)s years", int(number)))  # type: ignore[no-untyped-call]
    if unit == "days":
        return str(ngettext("%(num)s day", "%(num)s days", int(number)))  # type: ignore[no-untyped-call]
    return as_given(int(number))
