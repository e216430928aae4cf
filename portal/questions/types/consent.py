"""Something the citizen may agree to or not, told what for, what one gets, and until when."""

from datetime import date
from typing import TYPE_CHECKING, Any

from flask_babel import gettext as _
from flask_babel import ngettext
from markupsafe import Markup, escape
from pydantic import Field

from portal.core import clock
from portal.core.definitions import Part, Text
from portal.core.i18n import long_date, tr

from ..question_type import Posted, QuestionType, Wrong
from ..typing_hands import boxes

if TYPE_CHECKING:
    from ..definition import Question

CHOICES = {"yes": True, "no": False}
LONGEST_MONTHS = 1200


class Consent(QuestionType):
    """Nobody has to agree, unless the question is required. An answer that is only looked at again keeps its day."""

    name = "consent"
    answers_are = (dict,)

    class Own(Part):
        """for_what: what happens with it. gets: what the citizen has of it. until_months: when it ends by itself."""

        for_what: Text
        gets: Text | None = None
        until_months: int | None = Field(default=None, ge=1, le=LONGEST_MONTHS)

    own = Own

    def read(self, question: "Question", posted: Posted, before: Any = None) -> dict[str, str]:
        return {"choice": posted.fields.get(question.id, "")}

    def is_blank(self, typed: Any) -> bool:
        return not boxes(typed, ["choice"])["choice"].strip()

    def missing(self, question: "Question") -> Wrong:
        return Wrong(_("Choose whether you agree"))

    def check(self, question: "Question", typed: Any) -> dict[str, Any]:
        given = boxes(typed, ["choice", "on"])
        if given["choice"] not in CHOICES:
            raise self.missing(question)
        if question.required and given["choice"] == "no":
            raise Wrong(_("We need your consent for this. Choose that you agree, or stop here"))
        return {"given": CHOICES[given["choice"]], "on": given["on"] or clock.today().isoformat()}

    def typed_of(self, question: "Question", answer: Any) -> dict[str, str]:
        return {"choice": "yes" if answer["given"] else "no", "on": answer["on"]}

    def say(self, question: "Question", answer: Any) -> Markup:
        day = date.fromisoformat(answer["on"])
        said = _("I agree (%(day)s)") if answer["given"] else _("I do not agree (%(day)s)")
        lines = [escape(said % {"day": long_date(day)})]
        if answer["given"]:
            lines.append(escape(_("What for: %(what)s")) % {"what": tr(question.own.for_what)})
            if months := question.own.until_months:
                lines.append(escape(_("Until %(day)s", day=long_date(_later(day, months)))))
        return Markup("<br>").join(lines)

    def values(self, question: "Question", answer: Any) -> dict[str, Any]:
        """Conditions see true or false."""
        return {question.id: None if answer is None else answer["given"]}

    def options(self) -> list[dict[str, str]]:
        """The choices as the macro takes them."""
        return [{"value": "yes", "label": _("I agree")}, {"value": "no", "label": _("I do not agree")}]

    def about(self, question: "Question", hint: Markup | str) -> Markup:
        """What one should know before choosing: what for, what one gets, until when, and that one may say no."""
        own = question.own
        lines = [hint] if hint else []
        lines.append(escape(_("What for: %(what)s")) % {"what": tr(own.for_what)})
        if own.gets:
            lines.append(escape(_("What you get: %(what)s")) % {"what": tr(own.gets)})
        if own.until_months:
            lines.append(
                ngettext(
                    "It ends by itself after %(num)s month.",
                    "It ends by itself after %(num)s months.",
                    own.until_months,
                )  # type: ignore[no-untyped-call]
            )
        if not question.required:
            lines.append(_("You may say no."))
        return Markup("<br>").join(lines)


def _later(day: date, months: int) -> date:
    """The same day so many months later, or the last day of that month."""
    years, month = divmod(day.month - 1 + months, 12)
    last = (date(day.year + years + (month == 11), (month + 1) % 12 + 1, 1) - date.resolution).day
    return date(day.year + years, month + 1, min(day.day, last))
