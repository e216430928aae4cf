"""What is read one after the other stands in that order in the page: WCAG 1.3.2, failures F1 and F34.

Blocks of text that style sheets put before an earlier one, or that are turned around in a row, are named for a person.
"""

from flask_babel import lazy_gettext as _l

from ..checking import Check, When

check = Check(
    name="visual-order",
    criteria=("1.3.2",),
    title=_l("Content is shown in another order than it is read out."),
    blind_spots="Whether the order changes the meaning; tables used for layout.",
    when=When.LOAD | When.NARROW,
)
