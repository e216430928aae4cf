"""A hint is read with its field: WCAG 1.3.1, 3.3.2, techniques ARIA1, H44.

Small text between the label and the field, or right after the field, that neither the label nor aria-describedby holds. A
person looks.
"""

from flask_babel import lazy_gettext as _l

from ..checking import Check

check = Check(
    name="hint-association",
    criteria=("1.3.1",),
    title=_l("A hint beside a field is not tied to it."),
    blind_spots="Hints that stand elsewhere.",
)
