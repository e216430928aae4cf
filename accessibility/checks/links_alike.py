"""Links of one name have one purpose: WCAG 2.4.4 and 2.4.9, ACT rules fd3a94, b20e66.

Names and addresses are compared over the page, its shadow trees and the frames that can be read. A person looks. In the same
paragraph, list item or cell it is 2.4.4.
"""

from flask_babel import lazy_gettext as _l

from ..checking import Check

check = Check(
    name="links-alike",
    criteria=("2.4.9",),
    title=_l("Links with the same name lead to different places."),
    blind_spots="Whether two places serve the same purpose; names made by scripts.",
)
