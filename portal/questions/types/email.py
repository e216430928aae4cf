"""An e-mail address, typed twice where a mistake would be found out too late."""

from typing import TYPE_CHECKING, Any

from flask_babel import gettext as _

from portal.core.definitions import Part
from portal.core.forms import tidy
from portal.core.later import Later

from ..question_type import Posted, QuestionType, Wrong
from ..typing_hands import INVISIBLE, boxes, says_nothing

if TYPE_CHECKING:
    import email_validator

    from ..definition import Question
else:
    email_validator = Later("email_validator")

PARTS = ("address", "again")


class Email(QuestionType):
    name = "email"
    concepts = frozenset({"person.email"})
    answers_are = (str,)

    class Own(Part):
        """confirm: to be typed twice; then what was typed is {"address", "again"} instead of a text."""

        confirm: bool = False

    own = Own

    def read(self, question: "Question", posted: Posted, before: Any = None) -> str | dict[str, str]:
        address = posted.fields.get(question.id, "")
        if not question.own.confirm:
            return address
        return {"address": address, "again": posted.fields.get(f"{question.id}-again", "")}

    def is_blank(self, typed: Any) -> bool:
        return all(map(says_nothing, self.boxes(typed).values()))

    def missing(self, question: "Question") -> Wrong:
        return Wrong(_("Enter an e-mail address"))

    def check(self, question: "Question", typed: Any) -> str:
        given = self.boxes(typed)
        address = _normalized(given["address"])
        if not question.own.confirm:
            return address
        if says_nothing(given["again"]):
            raise Wrong(_("Enter the e-mail address a second time"), "again")
        try:
            is_same = _normalized(given["again"]).casefold() == address.casefold()
        except Wrong:
            is_same = False
        if not is_same:
            raise Wrong(_("The two e-mail addresses differ. Check both"), "again")
        return address

    def typed_of(self, question: "Question", answer: Any) -> str | dict[str, str]:
        return dict.fromkeys(PARTS, str(answer)) if question.own.confirm else str(answer)

    def first_id(self, question: "Question", parts: tuple[str, ...] = ()) -> str:
        return f"{question.id}-again" if "again" in parts else question.id

    def boxes(self, typed: Any) -> dict[str, str]:
        """Both boxes, whether it is typed once or twice."""
        return boxes({"address": typed} if isinstance(typed, str) else typed, PARTS)


def _normalized(typed: str) -> str:
    try:
        text = str(tidy(typed.translate(INVISIBLE)))
        return email_validator.validate_email(text, check_deliverability=False, test_environment=True).normalized
    except email_validator.EmailNotValidError as error:
        raise Wrong(_("Enter an e-mail address, for example name@example.org")) from error
