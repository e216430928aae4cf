"""A sentence that the citizen signs by typing their name."""

from datetime import date
from typing import TYPE_CHECKING, Any

from flask_babel import gettext as _
from markupsafe import Markup, escape

from portal.core import clock
from portal.core.forms import tidy
from portal.core.i18n import long_date

from ..question_type import Posted, QuestionType, Wrong
from ..typing_hands import boxes, says_nothing
from .text import too_long

if TYPE_CHECKING:
    from ..definition import Question

LONGEST = 200


class Signature(QuestionType):
    """Its label is the sentence. An answer that is only looked at again keeps its day; typing it anew signs anew."""

    name = "signature"
    answers_are = (dict,)

    def read(self, question: "Question", posted: Posted, before: Any = None) -> dict[str, str]:
        return {"name": posted.fields.get(f"{question.id}-name", "")}

    def is_blank(self, typed: Any) -> bool:
        return says_nothing(boxes(typed, ["name"])["name"])

    def missing(self, question: "Question") -> Wrong:
        return Wrong(_("Type your full name to sign"), "name")

    def check(self, question: "Question", typed: Any) -> dict[str, str]:
        given = boxes(typed, ["name", "signed_on"])
        name = " ".join(str(tidy(given["name"])).split("\n"))
        if not any(map(str.isalpha, name)):
            raise Wrong(_("Type your full name in the letters of any language"), "name")
        if len(name) > LONGEST:
            raise Wrong(too_long(LONGEST).sentence, "name")
        return {"name": name, "signed_on": given["signed_on"] or clock.today().isoformat()}

    def say(self, question: "Question", answer: Any) -> Markup:
        day = long_date(date.fromisoformat(answer["signed_on"]))
        name = Markup("<bdi>{}</bdi>").format(answer["name"])
        return escape(_("Signed by %(name)s on %(day)s")) % {"name": name, "day": day}

    def values(self, question: "Question", answer: Any) -> dict[str, Any]:
        """Conditions see whether it was signed."""
        return {question.id: True if answer else None}

    def first_id(self, question: "Question", parts: tuple[str, ...] = ()) -> str:
        return f"{question.id}-name"

    def lines(self) -> list[dict[str, Any]]:
        """What to fill in, as the macro takes it."""
        return [{"part": "name", "label": _("Sign with your full name"), "autocomplete": "name"}]
