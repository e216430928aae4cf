"""Fields that want a certain form say so before one writes: WCAG 3.3.2, techniques G89 and H90, and 1.3.1 for hints.

A pattern without a hint, a hint that is only a placeholder, something required that nothing marks, and a hint beside a field that is
not tied to it, are for a person to judge.
"""

from flask_babel import lazy_gettext as _l

from ..checking import Check

check = Check(
    name="field-instructions",
    criteria=("3.3.2",),
    title=_l("What has to be written here is not told."),
    blind_spots="Whether an instruction is understood; formats that only the server knows.",
)
