"""The levels of headings show how the page is built: WCAG 1.3.1 and 2.4.6, techniques G141, H42.

No first heading, no heading on a long page, a level left out on the way down, and a first heading below others. A person looks:
no success criterion asks for an order.
"""

from flask_babel import lazy_gettext as _l

from ..checking import Check

check = Check(
    name="headings",
    criteria=("1.3.1",),
    title=_l("Headings do not show how the page is built."),
    blind_spots="Whether the levels fit the sense.",
)
