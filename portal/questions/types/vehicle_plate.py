"""The number on the plate of a vehicle."""

import re
from typing import TYPE_CHECKING, Any

from flask_babel import gettext as _
from markupsafe import Markup

from portal.core.definitions import Part

from ..masks import SLOTS, Mask, NoFit, fitted, in_capitals
from ..question_type import QuestionType, Wrong
from ..typing_hands import SIGNS

if TYPE_CHECKING:
    from ..definition import Question

MOST_SIGNS = 15


class VehiclePlate(QuestionType):
    name = "vehicle_plate"
    answers_are = (str,)

    class Own(Part):
        """pattern: the form of plates here. Without one, plates of anywhere are taken."""

        pattern: Mask | None = None

    own = Own

    def missing(self, question: "Question") -> Wrong:
        return Wrong(_("Enter what is on the plate"))

    def check(self, question: "Question", typed: Any) -> str:
        """Plates have capitals; what stands between them is kept as typed unless there is a pattern."""
        if pattern := question.own.pattern:
            try:
                return fitted(pattern, str(typed))[0]
            except NoFit as error:
                raise Wrong(_("Check the plate. It looks like this: %(example)s", example=_like(pattern))) from error
        text = in_capitals(str(typed)).translate(SIGNS)
        text = re.sub(" ?- ?", "-", " ".join(text.split()))
        if not re.fullmatch(r"[\w .\-]+", text) or "_" in text or not any(map(str.isalnum, text)):
            raise Wrong(_("Enter the letters and digits on the plate, for example AB 123"))
        if len(text) > MOST_SIGNS:
            raise Wrong(_("Check the plate: it has at most %(number)s letters and digits", number=MOST_SIGNS))
        return text

    def say(self, question: "Question", answer: Any) -> Markup:
        return Markup("<bdi>{}</bdi>").format(answer)


def _like(pattern: str) -> str:
    """A plate of this form: AB 123."""
    letters, digits = iter("ABCDEFGHIJ" * 4), iter("1234567890" * 4)
    return "".join(next(letters) if sign == "A" else next(digits) if sign in SLOTS else sign for sign in pattern)
