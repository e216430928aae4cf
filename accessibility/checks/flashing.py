"""Nothing flashes more than three times a second: WCAG 2.3.1.

It computes how often an animation turns its colours, brightness or visibility, and on how large an area; a person measures.
"""

from flask_babel import lazy_gettext as _l

from ..checking import Check

check = Check(
    name="flashing",
    criteria=("2.3.1",),
    title=_l("Something may flash more than three times a second."),
    blind_spots="Flashes in videos, canvas and made by scripts; how bright a flash is.",
)
