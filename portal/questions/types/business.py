"""A business: its name, its number in the register, its legal form."""

from typing import TYPE_CHECKING, Any

from flask_babel import gettext as _
from markupsafe import Markup

from portal.core.forms import tidy

from ..question_type import Posted, QuestionType, Wrong
from ..typing_hands import boxes, says_nothing
from .text import too_long

if TYPE_CHECKING:
    from ..definition import Question

LONGEST = {"name": 200, "number": 40, "legal_form": 100}


class Business(QuestionType):
    name = "business"
    answers_are = (dict,)

    def read(self, question: "Question", posted: Posted, before: Any = None) -> dict[str, str]:
        return {part: posted.fields.get(f"{question.id}-{part}", "") for part in LONGEST}

    def is_blank(self, typed: Any) -> bool:
        return all(map(says_nothing, boxes(typed, LONGEST).values()))

    def missing(self, question: "Question") -> Wrong:
        return Wrong(_("Enter the name of the business"), "name")

    def check(self, question: "Question", typed: Any) -> dict[str, str]:
        lines = {part: " ".join(str(tidy(text)).split("\n")) for part, text in boxes(typed, LONGEST).items()}
        if says_nothing(lines["name"]):
            raise self.missing(question)
        for part, limit in LONGEST.items():
            if len(lines[part]) > limit:
                raise Wrong(too_long(limit).sentence, part)
        return lines

    def say(self, question: "Question", answer: Any) -> Markup:
        lines = [answer["name"], answer["legal_form"], answer["number"]]
        return Markup("<br>").join(Markup("<bdi>{}</bdi>").format(line) for line in lines if line)

    def values(self, question: "Question", answer: Any) -> dict[str, Any]:
        """Conditions see the name, and number and legal form where they were given."""
        given = answer or {}
        more = {f"{question.id}_{part}": given.get(part) or None for part in ("number", "legal_form")}
        return {question.id: given.get("name"), **more}

    def first_id(self, question: "Question", parts: tuple[str, ...] = ()) -> str:
        return f"{question.id}-{parts[0] if parts else 'name'}"

    def lines(self) -> list[dict[str, Any]]:
        """What to fill in, as the macro takes it."""
        number = {"part": "number", "label": _("Number in the business register"), "width": "w20", "dir": "ltr"}
        return [
            {"part": "name", "label": _("Name of the business"), "autocomplete": "organization"},
            {**number, "optional": True, "autocomplete": "off"},
            {"part": "legal_form", "label": _("Legal form"), "width": "w20", "optional": True, "autocomplete": "off"},
        ]
