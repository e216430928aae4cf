"""The page can be read at 320 pixels without scrolling in two directions: WCAG 1.4.10.

Elements that reach beyond the edge are named. Tables, pictures, code, maps and what scrolls in a box of its own are left out
or for a person; text that is wider than the screen, or cut off by its edge, fails.
"""

from flask_babel import lazy_gettext as _l

from ..checking import Check, When

check = Check(
    name="reflow",
    criteria=("1.4.10",),
    title=_l("On a small screen one must scroll in two directions to read."),
    blind_spots="Pages written from top to bottom; whether a table or a picture needs its width.",
    when=When.NARROW,
)
