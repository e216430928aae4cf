"""The number of a bank account, as banks write it between countries."""

from typing import TYPE_CHECKING, Annotated, Any

from flask_babel import get_locale
from flask_babel import gettext as _
from markupsafe import Markup
from pydantic import AfterValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError
from stdnum import iban, numdb
from stdnum.exceptions import InvalidChecksum, ValidationError
from stdnum.iso7064 import mod_97_10

from portal.core.definitions import Part

from ..masks import letters_and_digits
from ..question_type import QuestionType, Wrong

if TYPE_CHECKING:
    from ..definition import Question

FEWEST, MOST = 15, 34


def _has_ibans(code: str) -> bool:
    return bool(numdb.get("iban").info(code)[0][1])


def _country(code: str) -> str:
    if len(code) != 2 or not (code.isascii() and code.isupper() and _has_ibans(code)):
        raise PydanticCustomError("text", "Write the two capital letters of a country that has IBANs, like DE.")
    return code


Country = Annotated[str, AfterValidator(_country), WithJsonSchema({"type": "string", "pattern": "^[A-Z]{2}$"})]


class Iban(QuestionType):
    name = "iban"
    answers_are = (str,)

    class Own(Part):
        """countries: where the account may be; without them, anywhere."""

        countries: Annotated[tuple[Country, ...], Field(max_length=100)] = ()

    own = Own

    def missing(self, question: "Question") -> Wrong:
        return Wrong(_("Enter an IBAN"))

    def check(self, question: "Question", typed: Any) -> str:
        number = letters_and_digits(str(typed))
        country, allowed = number[:2], question.own.countries
        if not (number.isascii() and country.isalpha() and len(country) == 2 and _has_ibans(country)):
            raise Wrong(_("Start with the two letters of the country, for example DE89 3704 0044 0532 0130 00"))
        if allowed and country not in allowed:
            raise Wrong(_("Enter an account in one of these countries: %(countries)s", countries=_named(allowed)))
        return _checked(number)

    def typed_of(self, question: "Question", answer: Any) -> str:
        return str(iban.format(answer))

    def say(self, question: "Question", answer: Any) -> Markup:
        return Markup('<bdi dir="ltr">{}</bdi>').format(iban.format(answer))

    def values(self, question: "Question", answer: Any) -> dict[str, Any]:
        """Conditions also see the country."""
        return {question.id: answer, f"{question.id}_country": answer and answer[:2]}


def _checked(number: str) -> str:
    try:
        if FEWEST <= len(number) <= MOST:
            return str(iban.validate(number))
    except InvalidChecksum as error:
        raise Wrong(_("Check the IBAN: a digit is wrong, or two have changed places")) from error
    except ValidationError as error:
        if not mod_97_10.is_valid(number[4:] + number[:4]):
            raise Wrong(_("Check the IBAN: a digit is wrong, or two have changed places")) from error
    raise Wrong(_("Check the IBAN: it has too few or too many letters and digits for its country"))


def _named(countries: tuple[str, ...]) -> str:
    names = getattr(get_locale(), "territories", {})
    return ", ".join(names.get(code, code) for code in countries)
