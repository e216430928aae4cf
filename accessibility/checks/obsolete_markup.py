"""Looks are given by style sheets: good practice, HTML standard “obsolete features”; WCAG 1.3.1 and 2.2.2 (failure F16, F47) where it matters.

marquee and blink move without end and are certain. font, center, big, strike and their like, and attributes for colours and
places, are for a person, once a page.
"""

from flask_babel import lazy_gettext as _l

from ..checking import Check

check = Check(
    name="obsolete-markup",
    criteria=("1.3.1",),
    title=_l("Elements of the nineties give the looks."),
    blind_spots="Looks given by style sheets.",
)
