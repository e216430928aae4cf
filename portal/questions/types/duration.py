"""How long something takes, in days, hours and minutes."""

from typing import TYPE_CHECKING, Annotated, Any, Literal

from babel.lists import format_list
from babel.units import format_unit
from flask_babel import get_locale
from flask_babel import gettext as _
from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from portal.core.definitions import Part

from ..question_type import Posted, QuestionType, Wrong
from ..typing_hands import NotANumber, boxes, read_number, says_nothing

if TYPE_CHECKING:
    from ..definition import Question

MINUTES = {"days": 24 * 60, "hours": 60, "minutes": 1}
UNITS = {"days": "duration-day", "hours": "duration-hour", "minutes": "duration-minute"}
LONGEST_MINUTES = 100 * 366 * 24 * 60


def _different(units: tuple[str, ...]) -> tuple[str, ...]:
    if len(set(units)) != len(units):
        raise PydanticCustomError("text", "Write each unit once.")
    return tuple(sorted(units, key=list(MINUTES).index))


Units = Annotated[
    tuple[Literal["days", "hours", "minutes"], ...], Field(min_length=1, max_length=3), AfterValidator(_different)
]


class Duration(QuestionType):
    name = "duration"
    answers_are = (int,)

    class Own(Part):
        """units: the boxes to fill in."""

        units: Units = ("hours", "minutes")
        longest_minutes: int | None = Field(default=None, ge=1, le=LONGEST_MINUTES)

    own = Own

    def read(self, question: "Question", posted: Posted, before: Any = None) -> dict[str, str]:
        return {unit: posted.fields.get(f"{question.id}-{unit}", "") for unit in question.own.units}

    def is_blank(self, typed: Any) -> bool:
        return all(map(says_nothing, boxes(typed, MINUTES).values()))

    def missing(self, question: "Question") -> Wrong:
        return Wrong(_("Enter how long"), *question.own.units)

    def check(self, question: "Question", typed: Any) -> int:
        """In minutes."""
        units, numbers = question.own.units, dict[str, int]()
        for unit, text in boxes(typed, units).items():
            try:
                numbers[unit] = int(read_number(text, decimals=0)) if not says_nothing(text) else 0
            except NotANumber as error:
                raise Wrong(_("Enter a whole number, for example 3"), unit) from error
            if numbers[unit] < 0:
                raise Wrong(_("The number must be %(least)s or more", least=0), unit)
        minutes = sum(number * MINUTES[unit] for unit, number in numbers.items())
        longest = question.own.longest_minutes or LONGEST_MINUTES
        if minutes > longest:
            raise Wrong(_("It must be no longer than %(longest)s", longest=_said(longest, tuple(MINUTES))), *units)
        return minutes

    def typed_of(self, question: "Question", answer: Any) -> dict[str, str]:
        numbers = _split(answer, question.own.units)
        return {unit: str(number) if number or not answer else "" for unit, number in numbers.items()}

    def say(self, question: "Question", answer: Any) -> str:
        return _said(answer, question.own.units)

    def first_id(self, question: "Question", parts: tuple[str, ...] = ()) -> str:
        return f"{question.id}-{parts[0] if parts else question.own.units[0]}"

    def boxes(self, question: "Question") -> list[dict[str, str]]:
        """What to fill in, as the macro takes it."""
        labels = {"days": _("Days"), "hours": _("Hours"), "minutes": _("Minutes")}
        return [{"part": unit, "label": labels[unit], "width": "w4"} for unit in question.own.units]


def _split(minutes: int, units: tuple[str, ...]) -> dict[str, int]:
    """The minutes in these units, the biggest first; what is smaller than the smallest unit is left out."""
    numbers = {}
    for unit in units:
        numbers[unit], minutes = divmod(minutes, MINUTES[unit])
    return numbers


def _said(minutes: int, units: tuple[str, ...]) -> str:
    locale = get_locale() or "en"
    if minutes % MINUTES[units[-1]]:
        units = tuple(MINUTES)
    numbers = {unit: number for unit, number in _split(minutes, units).items() if number} or {units[-1]: 0}
    words = [format_unit(number, UNITS[unit], "long", locale=locale) for unit, number in numbers.items()]
    return str(format_list(words, "unit", locale=locale))
