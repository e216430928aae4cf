"""What moves, blinks or scrolls by itself for more than five seconds can be paused: WCAG 2.2.2, failures F16, F47 and F50.

It asks the browser for what is animated at the moment, and for how long. Words or pictures that move without anything that
pauses fail; what only decorates, and what stops under the mouse, a person judges.
"""

from flask_babel import lazy_gettext as _l

from ..checking import Check

check = Check(
    name="moving-content",
    criteria=("2.2.2",),
    title=_l("Something moves by itself and cannot be paused."),
    blind_spots="Movement made by scripts (that is a check of its own), in canvas, and inside frames.",
)
