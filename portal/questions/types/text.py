"""A short text in one line."""

from typing import TYPE_CHECKING, Any

from flask_babel import gettext as _
from flask_babel import ngettext

from portal.core.forms import tidy

from ..question_type import QuestionType, Wrong

if TYPE_CHECKING:
    from ..definition import Question


class Text(QuestionType):
    name = "text"
    settings = frozenset({"max_length"})
    answers_are = (str,)
    longest = 200

    def limit(self, question: "Question") -> int:
        """How many characters the answer may have."""
        return question.max_length or self.longest

    def missing(self, question: "Question") -> Wrong:
        return Wrong(_("Enter an answer"))

    def check(self, question: "Question", typed: Any) -> str:
        text = " ".join(str(tidy(typed)).split("\n"))
        if len(text) > self.limit(question):
            raise too_long(self.limit(question))
        return text


def too_long(limit: int) -> Wrong:
    """What to say about a text that is longer than `limit`."""
    return Wrong(
        ngettext("Use no more than %(num)s character", "Use no more than %(num)s characters", limit)  # type: ignore[no-untyped-call]
    )
