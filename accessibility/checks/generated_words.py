"""What the style sheet adds is decoration: WCAG 1.3.1, failure F87.

Rules with ::before or ::after and letters in their content that apply to something visible. A person looks.
"""

from flask_babel import lazy_gettext as _l

from ..checking import Check

check = Check(
    name="generated-words",
    criteria=("1.3.1",),
    title=_l("Words that tell something stand in the style sheet."),
    blind_spots="Style sheets of other sites; pictures in the style sheet.",
)
