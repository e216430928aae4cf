"""What binds or costs can be checked before it is sent: WCAG 3.3.4.

A form in which card or account numbers are typed, and whose button pays or orders at once, with no box to confirm and no word of a
check, is for a person to judge.
"""

from flask_babel import lazy_gettext as _l

from ..checking import Check

check = Check(
    name="error-prevention",
    criteria=("3.3.4",),
    title=_l("Something binding is sent without a look back."),
    blind_spots="Whether a check page follows; whether it can be taken back. The portal proves it in its journeys.",
)
