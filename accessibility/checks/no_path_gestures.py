"""Nothing needs a swipe or two fingers: WCAG 2.5.1.

Listeners for fingers that move, and for gestures, are counted; without any, the criterion is met. What listens and has no
button in it or beside it is for a person to judge.
"""

from flask_babel import lazy_gettext as _l

from ..checking import Check

check = Check(
    name="no-path-gestures",
    criteria=("2.5.1",),
    title=_l("This may need a gesture along a path or with two fingers."),
    blind_spots="Gestures that scripts follow from the whole page; maps in frames.",
)
