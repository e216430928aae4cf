"""What was typed once is not asked for again: WCAG 3.3.7.

Two fields of one form with the same label and purpose, or one that asks to repeat another, are for a person to judge. Passwords may be
repeated.
"""

from flask_babel import lazy_gettext as _l

from ..checking import Check

check = Check(
    name="redundant-entry",
    criteria=("3.3.7",),
    title=_l("The same has to be typed twice."),
    blind_spots="Questions that come again on a later page: journeys are checked for that in the portal itself.",
)
