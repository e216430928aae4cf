"""Nothing has to be dragged: WCAG 2.5.7.

Elements that can be dragged (draggable, listeners for dragging, a pointer that is followed) are counted; without any, the
criterion is met. One with no button beside it and no field for files is for a person to judge.
"""

from flask_babel import lazy_gettext as _l

from ..checking import Check

check = Check(
    name="no-dragging",
    criteria=("2.5.7",),
    title=_l("This has to be dragged."),
    blind_spots="Whether a button beside it does the same; drawing; scripts that follow the pointer from the whole page.",
)
