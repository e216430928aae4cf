"""A point on a scale whose ends have words."""

from typing import TYPE_CHECKING, Any

from flask_babel import gettext as _
from markupsafe import Markup
from pydantic import Field

from portal.core.definitions import Part, Text
from portal.core.i18n import tr

from ..question_type import QuestionType, Wrong

if TYPE_CHECKING:
    from ..definition import Question

FROM_NOUGHT = 11


class RatingScale(QuestionType):
    name = "rating_scale"
    answers_are = (int,)

    class Own(Part):
        """points: how many to choose from; eleven begin with 0, all others with 1. low, high: what the ends mean."""

        points: int = Field(default=5, ge=3, le=FROM_NOUGHT)
        low: Text | None = None
        high: Text | None = None

    own = Own

    def missing(self, question: "Question") -> Wrong:
        return Wrong(_("Choose an answer"))

    def check(self, question: "Question", typed: Any) -> int:
        points = {str(point): point for point in _points(question)}
        if str(typed) not in points:
            raise self.missing(question)
        return points[str(typed)]

    def typed_of(self, question: "Question", answer: Any) -> str:
        return str(answer)

    def say(self, question: "Question", answer: Any) -> Markup:
        words = _meaning(question).get(answer)
        number = _("%(number)s on a scale from %(least)s to %(most)s", number=answer, **_ends(question))
        return Markup("{} – {}").format(number, words) if words else Markup("{}").format(number)

    def options(self, question: "Question") -> list[dict[str, Any]]:
        """The points as the macros take them; the ends say what they mean."""
        meaning = _meaning(question)
        labels = {
            point: Markup("{} – {}").format(point, meaning[point]) if point in meaning else str(point)
            for point in _points(question)
        }
        return [{"value": str(point), "label": label} for point, label in labels.items()]


def _points(question: "Question") -> range:
    points = question.own.points
    return range(points) if points == FROM_NOUGHT else range(1, points + 1)


def _ends(question: "Question") -> dict[str, int]:
    points = _points(question)
    return {"least": points[0], "most": points[-1]}


def _meaning(question: "Question") -> dict[int, Markup]:
    points, own = _points(question), question.own
    return {point: tr(words) for point, words in ((points[0], own.low), (points[-1], own.high)) if words}
