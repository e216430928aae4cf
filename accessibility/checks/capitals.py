"""Longer text is not set in capitals: good practice; screen readers may spell it, and its words lose their shapes."""

from flask_babel import lazy_gettext as _l

from ..checking import Check

check = Check(
    name="capitals",
    criteria=(),
    title=_l("Longer text is set in capitals."),
    blind_spots="Text in pictures.",
)
