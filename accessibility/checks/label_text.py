"""Labels describe their fields: WCAG 2.4.6, ACT rule cc0f0a, technique G131.

Labels that name a kind of control, and the same label for several fields that no visible heading or legend tells apart. A
person looks.
"""

from flask_babel import lazy_gettext as _l

from ..checking import Check

check = Check(
    name="label-text",
    criteria=("2.4.6",),
    title=_l("A label does not tell what to fill in."),
    blind_spots="Whether a label is the best one.",
)
