"""One choice from a list."""

from typing import TYPE_CHECKING, Any

from flask_babel import gettext as _
from markupsafe import Markup

from portal.core.i18n import tr

from ..question_type import QuestionType, Wrong

if TYPE_CHECKING:
    from ..definition import Question


class OneOf(QuestionType):
    name = "one_of"
    settings = frozenset({"options"})
    answers_are = (str,)

    def missing(self, question: "Question") -> Wrong:
        return Wrong(_("Choose an answer"))

    def check(self, question: "Question", typed: Any) -> str:
        if typed not in {option.value for option in question.options}:
            raise self.missing(question)
        return str(typed)

    def say(self, question: "Question", answer: Any) -> str | Markup:
        return next((tr(option.label) for option in question.options if option.value == answer), str(answer))
