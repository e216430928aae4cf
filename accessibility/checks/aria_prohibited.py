"""What ARIA forbids on an element is not used there: ACT rule kb1m8s, ARIA 1.2 “prohibited states and properties”.

Where it is used, the words may be lost: a person listens.
"""

from flask_babel import lazy_gettext as _l

from ..checking import Check

check = Check(
    name="aria-prohibited",
    criteria=("4.1.2", "1.3.1"),
    title=_l("A name or description is given to an element that can have none."),
    blind_spots="Browsers differ in what they read; axe-core asks about aria-label and aria-labelledby.",
)
