"""Somewhere in the city, in words: an address or a landmark, the district, how to find it. No map is needed."""

from typing import TYPE_CHECKING, Any

from flask_babel import gettext as _
from markupsafe import Markup

from portal.core.forms import tidy
from portal.core.i18n import tr

from ..answers import as_given
from ..question_type import Posted, QuestionType, Wrong
from ..typing_hands import boxes, says_nothing
from .text import too_long

if TYPE_CHECKING:
    from ..definition import Question

LONGEST = {"where": 200, "district": 60, "description": 1000}


class Place(QuestionType):
    """The answer is {"where", "district", "description"}; the options, if there are any, are the districts."""

    name = "place"
    settings = frozenset({"options"})
    needs_options = False
    answers_are = (dict,)

    def read(self, question: "Question", posted: Posted, before: Any = None) -> dict[str, str]:
        return {part: posted.fields.get(f"{question.id}-{part}", "") for part in LONGEST}

    def is_blank(self, typed: Any) -> bool:
        return all(map(says_nothing, boxes(typed, LONGEST).values()))

    def missing(self, question: "Question") -> Wrong:
        return Wrong(_("Enter an address, or say what is near"), "where")

    def check(self, question: "Question", typed: Any) -> dict[str, str]:
        parts = {part: str(tidy(text)) for part, text in boxes(typed, LONGEST).items()}
        parts["where"] = " ".join(parts["where"].split("\n"))
        if not parts["where"] and not parts["description"]:
            raise self.missing(question)
        for part, limit in LONGEST.items():
            if len(parts[part]) > limit:
                raise Wrong(too_long(limit).sentence, part)
        districts = {option.value for option in question.options}
        if districts and parts["district"] not in districts:
            raise Wrong(_("Choose the district"), "district")
        return parts if districts else {**parts, "district": ""}

    def typed_of(self, question: "Question", answer: Any) -> dict[str, str]:
        return boxes(answer, LONGEST)

    def say(self, question: "Question", answer: Any) -> Markup:
        parts = boxes(answer, LONGEST)
        labels = {option.value: tr(option.label) for option in question.options}
        district = labels.get(parts["district"]) or as_given(parts["district"])
        lines = [as_given(parts["where"]), district, *map(as_given, parts["description"].split("\n"))]
        return Markup("<br>").join(line for line in lines if line)

    def values(self, question: "Question", answer: Any) -> dict[str, Any]:
        """Conditions see the words for where it is, and the district."""
        parts = boxes(answer, LONGEST)
        where = parts["where"] or parts["description"] or None
        return {question.id: where, f"{question.id}_district": parts["district"] or None}

    def first_id(self, question: "Question", parts: tuple[str, ...] = ()) -> str:
        return f"{question.id}-{parts[0] if parts else 'where'}"
