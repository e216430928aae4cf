"""A date one knows by heart, typed in three boxes."""

from datetime import date
from typing import TYPE_CHECKING, Any

from flask_babel import gettext as _

from portal.core import clock
from portal.core.i18n import long_date

from ..question_type import Posted, QuestionType, Wrong
from ..typing_hands import boxes, plain_digits, says_nothing

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..definition import Question

PARTS = ("day", "month", "year")
EARLIEST_YEAR = 1000


class Date(QuestionType):
    name = "date"
    settings = frozenset({"min", "max"})
    concepts = frozenset({"person.birth_date"})
    answers_are = (str,)

    def flaws(self, question: "Question") -> list[tuple[str, str]]:
        return day_bounds_flaws(question)

    def read(self, question: "Question", posted: Posted, before: Any = None) -> dict[str, str]:
        return {part: posted.fields.get(f"{question.id}-{part}", "") for part in PARTS}

    def is_blank(self, typed: Any) -> bool:
        return all(map(says_nothing, boxes(typed, PARTS).values()))

    def missing(self, question: "Question") -> Wrong:
        return Wrong(_("Enter a date"), *PARTS)

    def check(self, question: "Question", typed: Any) -> str:
        return day_within_bounds(question, typed).isoformat()

    def typed_of(self, question: "Question", answer: Any) -> dict[str, str]:
        day = answer if isinstance(answer, date) else date.fromisoformat(answer)
        return {"day": str(day.day), "month": str(day.month), "year": f"{day.year:04}"}

    def say(self, question: "Question", answer: Any) -> str:
        return long_date(date.fromisoformat(answer))

    def values(self, question: "Question", answer: Any) -> "Mapping[str, Any]":
        if answer is None:
            return dict.fromkeys((question.id, f"{question.id}_years", f"{question.id}_days"))
        day, today = date.fromisoformat(answer), clock.today()
        before_birthday = (today.month, today.day) < (day.month, day.day)
        years = today.year - day.year - before_birthday
        return {question.id: answer, f"{question.id}_years": years, f"{question.id}_days": (today - day).days}

    def first_id(self, question: "Question", parts: tuple[str, ...] = ()) -> str:
        return f"{question.id}-{parts[0] if parts else 'day'}"


def day_bounds_flaws(question: "Question") -> list[tuple[str, str]]:
    """What to mend in min and max of a date."""
    bounds = {"min": question.min, "max": question.max}
    return [
        (name, "Write today, or a date like 2026-03-27.") for name, bound in bounds.items() if isinstance(bound, float)
    ]


def day_within_bounds(question: "Question", typed: Any) -> date:
    """The day that was typed in three boxes.

    Raises Wrong, also if it is before min or after max.
    """
    day = _day(typed)
    earliest, latest = _bound(question.min), _bound(question.max)
    if earliest and day < earliest:
        said = _("The date must be today or later") if question.min == "today" else ""
        raise Wrong(said or _("The date must be %(day)s or later", day=long_date(earliest)), *PARTS)
    if latest and day > latest:
        said = _("The date must be today or earlier") if question.max == "today" else ""
        raise Wrong(said or _("The date must be %(day)s or earlier", day=long_date(latest)), *PARTS)
    return day


def _day(typed: dict[str, str]) -> date:
    parts = {part: plain_digits(text).strip() for part, text in boxes(typed, PARTS).items()}
    empty = [part for part in PARTS if not parts[part]]
    if empty:
        sentences = {"day": _("Enter the day too"), "month": _("Enter the month too"), "year": _("Enter the year too")}
        raise Wrong(sentences[empty[0]], *empty)
    if not_digits := [part for part in PARTS if not (parts[part].isascii() and parts[part].isdigit())]:
        raise Wrong(_("Enter the date in digits, for example 27 3 1985"), *not_digits)
    if len(parts["year"]) != 4 or int(parts["year"]) < EARLIEST_YEAR:
        raise Wrong(_("Enter the year with four digits"), "year")
    try:
        return date(int(parts["year"]), int(parts["month"][:4]), int(parts["day"][:4]))
    except ValueError as error:
        wrong = ("month",) if not 1 <= int(parts["month"][:4]) <= 12 else ("day",)
        raise Wrong(_("There is no such day. Check the day and the month"), *wrong) from error


def _bound(bound: Any) -> date | None:
    return clock.today() if bound == "today" else bound
