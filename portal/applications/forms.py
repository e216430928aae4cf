"""The fixed questions of this room."""

from flask_babel import gettext as _

from portal.core.i18n import language
from portal.questions import Question

TEXT, FILES = "answer_text", "answer_files"


def answer_questions() -> tuple[Question, ...]:
    """What a citizen may send when we asked for more: words, files, or both."""
    here = language()
    return (
        Question(id=TEXT, type="long_text", label={here: _("Your answer")}, required=False),
        Question(
            id=FILES,
            type="file",
            label={here: _("Files")},
            hint={here: _("PDF, JPG or PNG, up to 10 MB each")},
            required=False,
            max_files=10,
        ),
    )
