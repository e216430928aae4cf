"""A telephone number, of any country."""

import re
from typing import TYPE_CHECKING, Any

from flask_babel import gettext as _

from portal.core.later import Later

from ..question_type import QuestionType, Wrong
from ..typing_hands import SIGNS, plain_digits

if TYPE_CHECKING:
    import phonenumbers

    from ..definition import Question
else:
    phonenumbers = Later("phonenumbers")

FEWEST_DIGITS, MOST_DIGITS = 5, 15


class Phone(QuestionType):
    name = "phone"
    concepts = frozenset({"person.phone"})
    answers_are = (str,)

    def missing(self, question: "Question") -> Wrong:
        return Wrong(_("Enter a phone number"))

    def check(self, question: "Question", typed: Any) -> str:
        """International numbers are checked and written the international way; local ones stay as typed."""
        text = " ".join(plain_digits(str(typed)).translate(SIGNS).split())
        digits = sum(sign.isdigit() for sign in text)
        if not re.fullmatch(r"\+?[\d\s()./\-]+", text) or not FEWEST_DIGITS <= digits <= MOST_DIGITS:
            raise Wrong(_("Enter a phone number, for example +44 20 7946 0958"))
        return _international(text) if text.startswith("+") else text


def _international(text: str) -> str:
    try:
        number = phonenumbers.parse(text)
    except phonenumbers.NumberParseException as error:
        raise Wrong(_("Check the country code at the start of the number")) from error
    result = phonenumbers.ValidationResult
    possible = {result.IS_POSSIBLE, result.IS_POSSIBLE_LOCAL_ONLY}
    if phonenumbers.is_possible_number_with_reason(number) not in possible:
        raise Wrong(_("Check the number: it has too few or too many digits for its country"))
    if not phonenumbers.is_valid_number(number):
        return text
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
