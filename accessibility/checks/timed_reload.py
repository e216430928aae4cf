"""The page does not go away by itself: WCAG 2.2.1, 2.2.4 and 3.2.5, ACT rules bc659a and bisz58, failures F40 and F41.

What a meta element or a header asks the browser to do is certain; what scripts may do after a while, a person judges.
"""

from flask_babel import lazy_gettext as _l

from ..checking import Check

check = Check(
    name="timed-reload",
    criteria=("2.2.1",),
    title=_l("The page reloads or leaves by itself."),
    blind_spots="Time limits of the server, and scripts that count down in ways of their own.",
)
