"""What stays on the screen leaves room to read: WCAG 1.4.10, technique C34.

At 320 by 256 pixels, the size of a page at 400 %, it adds up what is fixed or sticks.
"""

from flask_babel import lazy_gettext as _l

from ..checking import Check, When

check = Check(
    name="fixed-cover",
    criteria=("1.4.10",),
    title=_l("On a small screen, what stays in place leaves little room for the rest."),
    blind_spots="Things that stick only later.",
    when=When.NARROW,
)
