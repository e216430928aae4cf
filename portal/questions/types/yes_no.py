"""A question that is answered with yes or no."""

from typing import TYPE_CHECKING, Any

from flask_babel import gettext as _

from ..question_type import QuestionType, Wrong

if TYPE_CHECKING:
    from ..definition import Question


class YesNo(QuestionType):
    name = "yes_no"
    answers_are = (bool,)

    def missing(self, question: "Question") -> Wrong:
        return Wrong(_("Choose yes or no"))

    def check(self, question: "Question", typed: Any) -> bool:
        if typed not in {"yes", "no"}:
            raise self.missing(question)
        return bool(typed == "yes")

    def typed_of(self, question: "Question", answer: Any) -> str:
        return "yes" if answer else "no"

    def say(self, question: "Question", answer: Any) -> str:
        return str(_("Yes") if answer else _("No"))
