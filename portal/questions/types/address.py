"""A postal address in four lines."""

from typing import TYPE_CHECKING, Any

from flask_babel import gettext as _
from markupsafe import Markup

from portal.core.forms import tidy

from ..question_type import Posted, QuestionType, Wrong
from ..typing_hands import says_nothing
from .text import too_long

if TYPE_CHECKING:
    from ..definition import Question

PARTS = ("street", "extra", "postcode", "city")
LONGEST = {"street": 200, "extra": 200, "postcode": 20, "city": 100}


class Address(QuestionType):
    name = "address"
    concepts = frozenset({"person.address"})
    answers_are = (dict,)

    def read(self, question: "Question", posted: Posted, before: Any = None) -> dict[str, str]:
        return {part: posted.fields.get(f"{question.id}-{part}", "") for part in PARTS}

    def is_blank(self, typed: Any) -> bool:
        return all(says_nothing(value) for value in typed.values())

    def missing(self, question: "Question") -> Wrong:
        return Wrong(_("Enter an address"), "street")

    def check(self, question: "Question", typed: Any) -> dict[str, str]:
        lines = {part: " ".join(str(tidy(typed.get(part, ""))).split("\n")) for part in PARTS}
        sentences = {
            "street": _("Enter the street and number"),
            "postcode": _("Enter the postcode"),
            "city": _("Enter the town or city"),
        }
        for part, sentence in sentences.items():
            if not lines[part]:
                raise Wrong(sentence, part)
        for part, limit in LONGEST.items():
            if len(lines[part]) > limit:
                raise Wrong(too_long(limit).sentence, part)
        return lines

    def prefilled(self, question: "Question", known: Any) -> dict[str, str]:
        return {part: str(known.get(part) or "") for part in PARTS}

    def say(self, question: "Question", answer: Any) -> Markup:
        lines = [answer["street"], answer["extra"], f"{answer['postcode']} {answer['city']}"]
        return Markup("<br>").join(Markup("<bdi>{}</bdi>").format(line) for line in lines if line)

    def values(self, question: "Question", answer: Any) -> dict[str, Any]:
        """Conditions see whether there is an address, and its town; registers can be told the street and the postcode."""
        named = {question.id: "city", f"{question.id}_street": "street", f"{question.id}_postcode": "postcode"}
        return {name: answer[part] if answer else None for name, part in named.items()}

    def first_id(self, question: "Question", parts: tuple[str, ...] = ()) -> str:
        return f"{question.id}-{parts[0] if parts else 'street'}"
