"""Text stands out clearly from what is behind it: WCAG 1.4.6 (AAA), ACT rule 09o5cg. Each pair of colours is named once."""

from flask_babel import lazy_gettext as _l

from ..checking import Check
from ..seeing.contrast import weaker_than_enhanced

check = Check(
    name="text-contrast-enhanced",
    criteria=("1.4.6",),
    title=_l("Text does not stand out as clearly as it could."),
    blind_spots="Text over pictures and gradients, in pictures, canvas and SVG.",
    look=weaker_than_enhanced,
)
