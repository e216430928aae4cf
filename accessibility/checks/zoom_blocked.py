"""The page can be enlarged on a phone: WCAG 1.4.4, ACT rule b4f0c3."""

from flask_babel import lazy_gettext as _l

from ..checking import Check

check = Check(
    name="zoom-blocked",
    criteria=("1.4.4",),
    title=_l("The page does not let people enlarge it on a phone."),
    blind_spots="Scripts that undo enlarging.",
)
