"""What do you need to know from me? Forms as data: definitions, question types, conditions, and filling them in.

Front door: definitions and what to mend in them, conditions, a sheet for questions asked at once, a filling for a
whole form, and a description of its answers.
"""

from portal.questions.definition import FormDefinition, Question, problem_in
from portal.questions.expressions import is_true
from portal.questions.filling import Filling
from portal.questions.flaws import flaws_of
from portal.questions.question_type import QuestionType
from portal.questions.sheet import Sheet
from portal.questions.summary import describe
from portal.questions.texts import Text

__all__ = [
    "Filling",
    "FormDefinition",
    "Question",
    "QuestionType",
    "Sheet",
    "Text",
    "describe",
    "flaws_of",
    "is_true",
    "problem_in",
]
