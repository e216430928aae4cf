"""Every heading says something: WCAG 1.3.1, ACT rule ffd0e9.

A heading that is exposed and has no accessible name.
"""

from flask_babel import lazy_gettext as _l

from ..checking import Check

check = Check(
    name="empty-heading",
    criteria=("1.3.1",),
    title=_l("A heading has no words."),
    blind_spots="Words that do not fit are asked for by heading-text.",
)
