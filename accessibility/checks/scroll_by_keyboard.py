"""What scrolls can be scrolled by keyboard: WCAG 2.1.1, ACT rule 0ssw9k.

Some browsers let the keyboard into any region that scrolls, others do not: so something in it must be in the tab order.
"""

from flask_babel import lazy_gettext as _l

from ..checking import Check, When

check = Check(
    name="scroll-by-keyboard",
    criteria=("2.1.1", "2.1.3"),
    title=_l("A region that scrolls cannot be reached by keyboard."),
    blind_spots="Regions scrolled by buttons or scripts of their own.",
    when=When.LOAD | When.NARROW,
)
