"""Room is made by style sheets: good practice, technique C18.

Pictures of one pixel, or called spacer, that take up room. A person looks. Pixels that count visitors take up none.
"""

from flask_babel import lazy_gettext as _l

from ..checking import Check

check = Check(
    name="spacer-images",
    criteria=(),
    title=_l("A picture is there to make room."),
    blind_spots="Room made by other elements.",
)
