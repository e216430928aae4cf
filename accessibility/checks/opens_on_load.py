"""A page that has come does nothing by itself: WCAG 3.2.1, failure F52; 3.2.5 for dialogs.

New windows and dialogs that scripts ask for before anybody touched the page are kept and not shown.
"""

from flask_babel import lazy_gettext as _l

from ..checking import Check

check = Check(
    name="opens-on-load",
    criteria=("3.2.1",),
    title=_l("The page opens something as soon as it is there."),
    blind_spots="Windows that come after a while are found only if they come during the audit.",
)
