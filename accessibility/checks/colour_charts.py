"""Colour is not the only sign in charts, marks and states: WCAG 1.4.1.

Small coloured things without words, and fields that differ from others by a red or green line only, are named for a person.
"""

from flask_babel import lazy_gettext as _l

from ..checking import Check

check = Check(
    name="colour-charts",
    criteria=("1.4.1",),
    title=_l("Something may be told by its colour only."),
    blind_spots="Charts drawn in canvas and pictures; colours of words (that is a check of its own).",
)
