"""Lists are lists: WCAG 1.3.1, failure F2, technique H48.

Three lines in a row that begin with a bullet or with 1, 2, 3 are certain, and such with dashes that are no sentences; other dashes, and
short lines between line breaks, are for a person: dialogues, poems and addresses look the same.
"""

from flask_babel import lazy_gettext as _l

from ..checking import Check

check = Check(
    name="fake-lists",
    criteria=("1.3.1",),
    title=_l("A list is made of signs and line breaks."),
    blind_spots="Lists set apart by space alone.",
)
