"""What stays on the screen hides nothing for good: WCAG 1.4.10.

Text under something fixed at the very top or the very end of the page can never be scrolled out from under it.
"""

from flask_babel import lazy_gettext as _l

from ..checking import Check, When

check = Check(
    name="behind-fixed",
    criteria=("1.4.10",),
    title=_l("Something that stays in place hides text for good."),
    blind_spots="Text under things that can be moved or closed in ways it does not know.",
    when=When.LOAD | When.NARROW,
)
