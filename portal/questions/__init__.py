"""What do you need to know from me? Forms as data: definitions, question types, conditions, and filling them in.

Front door: definitions and how to explain their flaws, a sheet for one page, a filling for a whole form.
"""

from portal.questions.definition import FormDefinition, Page, Question
from portal.questions.expressions import is_true, problem_in
from portal.questions.flaws import flaws_of
from portal.questions.texts import Text

__all__ = ["FormDefinition", "Page", "Question", "Text", "flaws_of", "is_true", "problem_in"]
