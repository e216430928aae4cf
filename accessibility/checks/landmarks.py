"""Main part, navigation and footer are marked: WCAG 1.3.1, 2.4.1, technique ARIA11; good practice that all words lie in one.

No main part, two of them, two navigations that no name tells apart, and text outside every part. A person looks.
"""

from flask_babel import lazy_gettext as _l

from ..checking import Check

check = Check(
    name="landmarks",
    criteria=("1.3.1",),
    title=_l("Parts of the page are not marked as what they are."),
    blind_spots="Whether the parts are the right ones.",
)
