"""Any number of choices from a list."""

from typing import TYPE_CHECKING, Any

from flask_babel import gettext as _
from flask_babel import ngettext
from markupsafe import Markup

from portal.core.i18n import tr

from ..answers import as_given
from ..question_type import Posted, QuestionType, Wrong

if TYPE_CHECKING:
    from ..definition import Question


class SeveralOf(QuestionType):
    name = "several_of"
    settings = frozenset({"options", "min", "max"})
    answers_are = (list,)

    def flaws(self, question: "Question") -> list[tuple[str, str]]:
        bounds = {"min": question.min, "max": question.max}
        count = len(question.options)
        return [
            (name, f"Write a whole number from 0 to {count}, the number of options.")
            for name, bound in bounds.items()
            if bound is not None and not (isinstance(bound, float) and bound.is_integer() and 0 <= bound <= count)
        ]

    def read(self, question: "Question", posted: Posted, before: Any = None) -> list[str]:
        return posted.fields.getlist(question.id)

    def missing(self, question: "Question") -> Wrong:
        return Wrong(_("Choose at least one answer"))

    def check(self, question: "Question", typed: Any) -> list[str]:
        known = [option.value for option in question.options]
        if not all(value in known for value in typed):
            raise Wrong(_("Choose from the list"))
        chosen = [value for value in known if value in typed]
        if isinstance(question.min, float) and len(chosen) < (least := int(question.min)):
            raise Wrong(ngettext("Choose at least %(num)s answer", "Choose at least %(num)s answers", least))  # type: ignore[no-untyped-call]
        if isinstance(question.max, float) and len(chosen) > (most := int(question.max)):
            raise Wrong(ngettext("Choose at most %(num)s answer", "Choose at most %(num)s answers", most))  # type: ignore[no-untyped-call]
        return chosen

    def say(self, question: "Question", answer: Any) -> Markup:
        known = {option.value: option.label for option in question.options}
        labels = [tr(label) for value, label in known.items() if value in answer]
        return Markup("<br>").join([*labels, *(as_given(value) for value in answer if value not in known)])
