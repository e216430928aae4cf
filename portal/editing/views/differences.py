"""A difference between two versions, for eyes and ears."""

from typing import Any

from flask import current_app
from flask_babel import gettext as _
from markupsafe import Markup

from ..rules.comparison import Difference, words_compared
from .frame import pages
from .places import place_words

GONE = Markup('<del><span class="visually-hidden">{}</span>{}</del>')
NEW = Markup('<ins><span class="visually-hidden">{}</span>{}</ins>')


def compared(difference: Difference) -> Markup:
    """What is gone and what is new, marked by elements, and by words for those who do not see colours or lines."""
    old, new = _words(difference.old), _words(difference.new)
    marked = Markup()
    for piece in words_compared(old, new):
        if piece.kind == "same":
            marked += piece.words
        elif piece.kind == "gone":
            marked += GONE.format(_("Removed:") + " ", piece.words)
        else:
            marked += NEW.format(_("Added:") + " ", piece.words)
    return marked


@pages.context_processor
def words_of_differences() -> dict[str, Any]:
    return {"compared": compared, "place_words": place_words, "endpoints": current_app.view_functions}


def _words(value: Any) -> str:
    if isinstance(value, bool):
        return str(_("Yes") if value else _("No"))
    return "" if value is None else str(value)
