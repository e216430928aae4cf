"""Arabic, Hebrew, Persian and Urdu run from right to left: WCAG 1.3.2, techniques H34 and H56, failure of the direction.

The direction that the browser uses is compared with the script of the text. A whole page is certain; a part is for a person.
"""

from flask_babel import lazy_gettext as _l

from ..checking import Check

check = Check(
    name="text-direction",
    criteria=("1.3.2",),
    title=_l("Text of a language that runs from right to left runs from left to right."),
    blind_spots="Tables and pictures that are the wrong way round.",
)
