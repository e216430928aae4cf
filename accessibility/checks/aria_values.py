"""States and properties of ARIA have values that exist: WCAG 4.1.2, ACT rule 6a7281.

axe-core knows the values. References, and aria-hidden, are left out: what browsers make of them harms nobody for certain.
"""

from flask_babel import lazy_gettext as _l

from ..checking import Check

check = Check(
    name="aria-values",
    criteria=("4.1.2",),
    title=_l("A state or property for screen readers has a value that does not exist."),
    blind_spots="References to other elements are asked for by broken-references.",
)
