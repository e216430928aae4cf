"""Text is large enough to be read: good practice."""

from flask_babel import lazy_gettext as _l

from ..checking import Check

check = Check(
    name="tiny-text",
    criteria=(),
    title=_l("Text is too small to be read."),
    blind_spots="Text in pictures and canvas.",
)
