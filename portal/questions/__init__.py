"""What do you need to know from me? Forms as data: definitions, question types, conditions, and filling them in.

Front door: definitions and what to mend in them, conditions and computations, a sheet for questions asked at once, a filling for a
whole form, and a description of its answers.
"""

from .definition import FormDefinition, Question, problem_in
from .expressions import compute, is_true
from .filling import Filling
from .question_type import QuestionType, Wrong
from .sheet import Sheet
from .summary import describe

__all__ = [
    "Filling",
    "FormDefinition",
    "Question",
    "QuestionType",
    "Sheet",
    "Wrong",
    "compute",
    "describe",
    "is_true",
    "problem_in",
]
