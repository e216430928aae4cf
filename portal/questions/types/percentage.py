"""A share of a hundred, from 0 to 100 unless the definition says otherwise."""

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from babel.numbers import format_percent
from flask_babel import get_locale
from flask_babel import gettext as _

from ..question_type import Wrong
from ..typing_hands import NotANumber, read_number
from .number import Number, check_bounds

if TYPE_CHECKING:
    from ..definition import Question

SIGNS = "% ％ ٪"
LEAST, MOST = Decimal(0), Decimal(100)


class Percentage(Number):
    name = "percentage"

    def missing(self, question: "Question") -> Wrong:
        return Wrong(_("Enter a percentage"))

    def check(self, question: "Question", typed: Any) -> int | str:
        decimals = question.decimals or 0
        try:
            number = read_number(str(typed), decimals=decimals, unit=SIGNS)
        except NotANumber as error:
            raise Wrong(
                _("Enter a percentage, for example 12.5") if decimals else _("Enter a whole percentage, for example 12")
            ) from error
        check_bounds(question, number, self.say)
        if question.min is None and number < LEAST:
            raise Wrong(_("The number must be %(least)s or more", least=self.say(question, LEAST)))
        if question.max is None and number > MOST:
            raise Wrong(_("The number must be %(most)s or less", most=self.say(question, MOST)))
        return str(number) if decimals else int(number)

    def say(self, question: "Question", answer: Any) -> str:
        share = Decimal(str(answer)) / 100
        return format_percent(share, locale=get_locale(), decimal_quantization=False)
