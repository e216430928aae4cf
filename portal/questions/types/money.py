"""An amount of money in the authority's currency."""

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from babel.numbers import get_currency_symbol
from flask_babel import format_decimal
from flask_babel import gettext as _

from portal.config import settings
from portal.core import i18n

from ..question_type import QuestionType, Wrong
from ..typing_hands import NotANumber, read_number
from .number import bounds_flaws

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..definition import Question


class Money(QuestionType):
    name = "money"
    settings = frozenset({"min", "max"})
    answers_are = (str,)

    @property
    def symbol(self) -> str:
        """The currency as people write it: €."""
        return get_currency_symbol(settings().currency, locale=i18n.babel_code(i18n.language()))

    def flaws(self, question: "Question") -> list[tuple[str, str]]:
        return bounds_flaws(question)

    def missing(self, question: "Question") -> Wrong:
        return Wrong(_("Enter an amount"))

    def check(self, question: "Question", typed: Any) -> str:
        try:
            amount = read_number(str(typed), decimals=2, unit=f"{settings().currency} {self.symbol}")
        except NotANumber as error:
            raise Wrong(_("Enter an amount, for example 1234.50")) from error
        if isinstance(question.min, float) and amount < Decimal(str(question.min)):
            raise Wrong(_("The amount must be %(least)s or more", least=i18n.money(question.min)))
        if isinstance(question.max, float) and amount > Decimal(str(question.max)):
            raise Wrong(_("The amount must be %(most)s or less", most=i18n.money(question.max)))
        if question.min is None and amount < 0:
            raise Wrong(_("The amount must be %(least)s or more", least=i18n.money(0)))
        return str(amount)

    def typed_of(self, question: "Question", answer: Any) -> str:
        return str(format_decimal(Decimal(str(answer)), "0.00"))

    def say(self, question: "Question", answer: Any) -> str:
        return i18n.money(Decimal(str(answer)))

    def values(self, question: "Question", answer: Any) -> "Mapping[str, Any]":
        return {question.id: None if answer is None else float(answer)}
