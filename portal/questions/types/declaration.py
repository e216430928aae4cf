"""A sentence the citizen agrees to by ticking its box."""

from typing import TYPE_CHECKING, Any

from flask_babel import gettext as _

from ..question_type import QuestionType, Wrong

if TYPE_CHECKING:
    from ..definition import Question


class Declaration(QuestionType):
    name = "declaration"
    answers_are = (bool,)

    def missing(self, question: "Question") -> Wrong:
        return Wrong(_("Tick the box if you agree. You cannot go on without it"))

    def check(self, question: "Question", typed: Any) -> bool:
        if typed != "yes":
            raise self.missing(question)
        return True

    def typed_of(self, question: "Question", answer: Any) -> str:
        return "yes" if answer else ""

    def say(self, question: "Question", answer: Any) -> str:
        return str(_("I agree"))
