"""Each field has a label on the screen: WCAG 3.3.2, failures F82, techniques G131, G162, G167, H44.

A placeholder, gone with the first letter, as the only words is certain. A button beside a single field may be its label. No
words at all beside the field, an empty label, two labels, and a label far away from its field are for a person.
"""

from flask_babel import lazy_gettext as _l

from ..checking import Check

check = Check(
    name="field-label",
    criteria=("3.3.2",),
    title=_l("A field has no label that stays on the screen."),
    blind_spots="Labels that only look as if they belonged to the field.",
)
