"""A text of several lines."""

from typing import TYPE_CHECKING, Any

from markupsafe import Markup, escape

from portal.core.forms import tidy

from .text import Text, too_long

if TYPE_CHECKING:
    from ..definition import Question


class LongText(Text):
    name = "long_text"
    longest = 4000

    def check(self, question: "Question", typed: Any) -> str:
        text = str(tidy(typed))
        if len(text) > self.limit(question):
            raise too_long(self.limit(question))
        return text

    def say(self, question: "Question", answer: Any) -> Markup:
        return Markup("<br>").join(Markup("<bdi>{}</bdi>").format(escape(line)) for line in str(answer).split("\n"))
