"""An e-mail address."""

from typing import TYPE_CHECKING, Any

from email_validator import EmailNotValidError, validate_email
from flask_babel import gettext as _

from portal.core.forms import tidy

from ..question_type import QuestionType, Wrong

if TYPE_CHECKING:
    from ..definition import Question


class Email(QuestionType):
    name = "email"
    concepts = frozenset({"person.email"})

    def missing(self, question: "Question") -> Wrong:
        return Wrong(_("Enter an e-mail address"))

    def check(self, question: "Question", typed: Any) -> str:
        try:
            return validate_email(str(tidy(typed)), check_deliverability=False, test_environment=True).normalized
        except EmailNotValidError as error:
            raise Wrong(_("Enter an e-mail address, for example name@example.org")) from error
