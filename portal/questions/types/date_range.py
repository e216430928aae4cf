"""From one day until another, both included."""

from datetime import date
from typing import TYPE_CHECKING, Any

from flask_babel import gettext as _
from flask_babel import ngettext
from pydantic import Field

from portal.core.definitions import Part
from portal.core.i18n import long_date

from ..question_type import Posted, QuestionType, Wrong
from ..typing_hands import boxes, says_nothing
from .date import PARTS, day_bounds_flaws, day_within_bounds

if TYPE_CHECKING:
    from ..definition import Question

ENDS = ("from", "until")
MOST_DAYS = 36_600


class DateRange(QuestionType):
    name = "date_range"
    settings = frozenset({"min", "max"})
    answers_are = (dict,)

    class Own(Part):
        """max_days: how many days it may have, the first and the last counted."""

        max_days: int | None = Field(default=None, ge=1, le=MOST_DAYS)

    own = Own

    def flaws(self, question: "Question") -> list[tuple[str, str]]:
        return day_bounds_flaws(question)

    def read(self, question: "Question", posted: Posted, before: Any = None) -> dict[str, dict[str, str]]:
        return {end: {part: posted.fields.get(f"{question.id}-{end}-{part}", "") for part in PARTS} for end in ENDS}

    def is_blank(self, typed: Any) -> bool:
        return all(_is_blank(typed, end) for end in ENDS)

    def missing(self, question: "Question") -> Wrong:
        return Wrong(_("Enter the first and the last day"), *(f"from-{part}" for part in PARTS))

    def check(self, question: "Question", typed: Any) -> dict[str, str]:
        first, last = self._day(question, typed, "from"), self._day(question, typed, "until")
        until = [f"until-{part}" for part in PARTS]
        if last < first:
            raise Wrong(_("The last day must not be before the first day"), *until)
        most = question.own.max_days
        if most and (last - first).days >= most:
            raise Wrong(
                ngettext(  # type: ignore[no-untyped-call]
                    "Choose the days so that they are no more than %(num)s day",
                    "Choose the days so that they are no more than %(num)s days",
                    most,
                ),
                *until,
            )
        return {"from": first.isoformat(), "until": last.isoformat()}

    def typed_of(self, question: "Question", answer: Any) -> dict[str, dict[str, str]]:
        days = {end: date.fromisoformat(answer[end]) for end in ENDS}
        return {
            end: {"day": str(day.day), "month": str(day.month), "year": f"{day.year:04}"} for end, day in days.items()
        }

    def say(self, question: "Question", answer: Any) -> str:
        first, last = (long_date(date.fromisoformat(answer[end])) for end in ENDS)
        return str(_("%(first)s until %(last)s", first=first, last=last))

    def values(self, question: "Question", answer: Any) -> dict[str, Any]:
        """Conditions see the first day, the last day, and how many days it is, both counted."""
        names = (question.id, f"{question.id}_until", f"{question.id}_days")
        if answer is None:
            return dict.fromkeys(names)
        first, last = (date.fromisoformat(answer[end]) for end in ENDS)
        return dict(zip(names, (answer["from"], answer["until"], (last - first).days + 1), strict=True))

    def first_id(self, question: "Question", parts: tuple[str, ...] = ()) -> str:
        return f"{question.id}-{parts[0] if parts else 'from-day'}"

    def _day(self, question: "Question", typed: Any, end: str) -> date:
        """Raises Wrong, whose parts name boxes of this end."""
        if _is_blank(typed, end):
            sentence = _("Enter the first day too") if end == "from" else _("Enter the last day too")
            raise Wrong(sentence, *(f"{end}-{part}" for part in PARTS))
        try:
            return day_within_bounds(question, typed[end])
        except Wrong as wrong:
            raise Wrong(wrong.sentence, *(f"{end}-{part}" for part in wrong.parts)) from wrong


def _is_blank(typed: Any, end: str) -> bool:
    kept = typed.get(end) if isinstance(typed, dict) else None
    return all(map(says_nothing, boxes(kept, PARTS).values()))
