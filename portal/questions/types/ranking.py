"""Choices put in order: a place for each, without dragging anything."""

from typing import TYPE_CHECKING, Annotated, Any

from flask_babel import gettext as _
from markupsafe import Markup
from pydantic import Field

from portal.core.definitions import Part
from portal.core.i18n import pick, tr

from ..answers import as_given
from ..question_type import Posted, QuestionType, Wrong

if TYPE_CHECKING:
    from ..definition import Question


class Ranking(QuestionType):
    """Typed is {option: place}; the answer is the list of options that got a place, the first one first."""

    name = "ranking"
    settings = frozenset({"options"})
    answers_are = (list,)

    class Own(Part):
        """most: how many options get a place; without it each may."""

        most: Annotated[int, Field(ge=1, le=20)] | None = None

    own = Own

    def flaws(self, question: "Question") -> list[tuple[str, str]]:
        if question.own.most and question.own.most > len(question.options):
            return [("most", f"Write a number from 1 to {len(question.options)}, the number of options.")]
        return []

    def most(self, question: "Question") -> int:
        """How many places there are."""
        return question.own.most or len(question.options)

    def read(self, question: "Question", posted: Posted, before: Any = None) -> dict[str, str]:
        return {option.value: posted.fields.get(self.field(question, option.value), "") for option in question.options}

    def field(self, question: "Question", option: str) -> str:
        """The id and name of the box for one option; the first carries the question's own id."""
        return question.id if option == question.options[0].value else f"{question.id}-{option}"

    def places(self, question: "Question") -> list[dict[str, Any]]:
        """The places, as the macro takes them."""
        numbers = range(1, self.most(question) + 1)
        return [{"value": str(number), "label": _("Place %(number)s", number=number)} for number in numbers]

    def is_blank(self, typed: Any) -> bool:
        return not any(str(place).strip() for place in typed.values())

    def missing(self, question: "Question") -> Wrong:
        return Wrong(_("Give at least one of them a place"))

    def check(self, question: "Question", typed: Any) -> list[str]:
        known = {str(number) for number in range(1, self.most(question) + 1)}
        order: dict[int, str] = {}
        for option in question.options:
            place = str(typed.get(option.value) or "").strip()
            if not place:
                continue
            if place not in known:
                raise Wrong(_("Choose from the list"), option.value)
            if int(place) in order:
                label = pick(option.label).text
                raise Wrong(_("Give “%(option)s” another place: this one is taken", option=label), option.value)
            order[int(place)] = option.value
        if not order:
            raise self.missing(question)
        gap = next((number for number in range(1, len(order) + 1) if number not in order), None)
        if gap:
            raise Wrong(_("Leave no place out: choose place %(number)s too", number=gap), order[max(order)])
        return [order[place] for place in sorted(order)]

    def typed_of(self, question: "Question", answer: Any) -> dict[str, str]:
        return {option: str(place) for place, option in enumerate(answer, start=1)}

    def say(self, question: "Question", answer: Any) -> Markup:
        labels = {option.value: option.label for option in question.options}
        lines = [
            Markup("{}. {}").format(place, tr(labels[option]) if option in labels else as_given(option))
            for place, option in enumerate(answer, start=1)
        ]
        return Markup("<br>").join(lines)

    def values(self, question: "Question", answer: Any) -> dict[str, Any]:
        """Conditions see the order, and what comes first."""
        return {question.id: answer, f"{question.id}_first": answer[0] if answer else None}

    def first_id(self, question: "Question", parts: tuple[str, ...] = ()) -> str:
        return self.field(question, parts[0]) if parts else question.id
