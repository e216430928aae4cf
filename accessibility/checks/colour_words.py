"""Colour is not the only sign: WCAG 1.4.1, failures F13 and F81.

It reads sentences that give a colour a meaning (“fields in red are required”). Where labels, or rows and items, in such a
colour have no other sign, it is certain; else a person looks.
"""

from flask_babel import lazy_gettext as _l

from ..checking import Check

check = Check(
    name="colour-words",
    criteria=("1.4.1",),
    title=_l("Only a colour tells what something means."),
    blind_spots="Other languages, and colours whose meaning no sentence gives.",
)
