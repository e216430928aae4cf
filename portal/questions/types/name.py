"""A person's name, in one field, as they write it."""

from typing import TYPE_CHECKING

from flask_babel import gettext as _

from ..question_type import Wrong
from .text import Text

if TYPE_CHECKING:
    from ..definition import Question


class Name(Text):
    name = "name"
    concepts = frozenset({"person.name"})

    def missing(self, question: "Question") -> Wrong:
        return Wrong(_("Enter a name"))
