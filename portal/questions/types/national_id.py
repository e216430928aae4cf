"""A number the state gave somebody, in the form a definition describes, with its check digits."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Literal, get_args

from flask_babel import gettext as _
from flask_babel import ngettext
from markupsafe import Markup
from pydantic import Field
from stdnum import damm, luhn, verhoeff
from stdnum.iso7064 import mod_11_10, mod_37_36, mod_97_10

from portal.core.definitions import Part

from ..masks import SLOTS, Mask, NoFit, fitted, letters_and_digits
from ..question_type import QuestionType, Wrong

if TYPE_CHECKING:
    from ..definition import Question

Check = Literal["luhn", "mod_11_10", "mod_97_10", "mod_37_36", "verhoeff", "damm"]
ALGORITHMS = dict(zip(get_args(Check), (luhn, mod_11_10, mod_97_10, mod_37_36, verhoeff, damm), strict=True))
OF_DIGITS_ALONE = {"luhn", "mod_11_10", "verhoeff", "damm"}
MOST_SIGNS = 40


class NationalId(QuestionType):
    name = "national_id"
    answers_are = (str,)

    class Own(Part):
        """pattern: its form; without one, any letters and digits. check: how its check digits are worked out.

        example: an invented number that would be right, shown to help.
        """

        pattern: Mask | None = None
        check: Check | None = None
        example: str | None = Field(default=None, max_length=MOST_SIGNS)

    own = Own

    def flaws(self, question: "Question") -> list[tuple[str, str]]:
        own = question.own
        if own.check in OF_DIGITS_ALONE and set(own.pattern or "") & {"A", "X"}:
            return [
                ("check", f"Write mod_37_36 or mod_97_10, or no letters in pattern: {own.check} knows digits only.")
            ]
        try:
            _number(own, own.example or "") if own.example else None
        except NoFit:
            return [("example", "Write an invented number that fits pattern.")]
        except ValueError:
            return [("example", f"Write an invented number whose check digits are right by {own.check}.")]
        return []

    def missing(self, question: "Question") -> Wrong:
        return Wrong(_("Enter the number"))

    def check(self, question: "Question", typed: Any) -> str:
        own = question.own
        try:
            return _number(own, str(typed))
        except NoFit as error:
            if own.example:
                raise Wrong(_("Check the number. It looks like this: %(example)s", example=own.example)) from error
            raise _unlike(own.pattern) from error
        except ValueError as error:
            raise Wrong(_("Check the number: a digit is wrong, or two have changed places")) from error

    def example(self, question: "Question") -> str:
        """A hint where the definition has none."""
        return _("For example %(example)s", example=question.own.example) if question.own.example else ""

    def identifiers(self, _question: "Question", answer: Any) -> Iterable[str]:
        return (str(answer),) if answer else ()

    def say(self, question: "Question", answer: Any) -> Markup:
        return Markup('<bdi dir="ltr">{}</bdi>').format(answer)


def _number(own: NationalId.Own, typed: str) -> str:
    """The number in its own form.

    Raises NoFit, and ValueError if its check digits are wrong.
    """
    number = slots = letters_and_digits(typed)
    if own.pattern:
        number, slots = fitted(own.pattern, typed)
    elif not 0 < len(number) <= MOST_SIGNS:
        raise NoFit
    if own.check and not (slots.isascii() and ALGORITHMS[own.check].is_valid(slots)):
        raise ValueError(typed)
    return number


def _unlike(pattern: str | None) -> Wrong:
    count = sum(slot in SLOTS for slot in pattern) if pattern else 0
    if not count:
        return Wrong(_("Enter the number in letters and digits"))
    if set(pattern or "") & {"A", "X"}:
        many = ngettext(  # type: ignore[no-untyped-call]
            "Check the number. It has %(num)s letter or digit",
            "Check the number. It has %(num)s letters and digits",
            count,
        )
    else:
        many = ngettext("Check the number. It has %(num)s digit", "Check the number. It has %(num)s digits", count)  # type: ignore[no-untyped-call]
    return Wrong(many)
