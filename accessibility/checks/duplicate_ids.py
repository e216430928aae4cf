"""An id that something points to is given once: WCAG 1.3.1 and 4.1.2, failures F77 and F17, ACT rule 3ea0c8.

Certain if a label, a header cell or a description points to it; other doubles are good practice.
"""

from flask_babel import lazy_gettext as _l

from ..checking import Check

check = Check(
    name="duplicate-ids",
    criteria=("1.3.1", "4.1.2"),
    title=_l("Two elements have the same id, and a label or description points to it."),
    blind_spots="Copies that a script makes later.",
)
