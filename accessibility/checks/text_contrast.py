"""Text stands out from what is behind it: WCAG 1.4.3, ACT rule afw4f7, failures F24 and F83.

Colours, opacity, shadows, placeholders, values of fields and text of pseudo-elements are computed; where a picture, a
gradient or another element lies behind the letters, the letters are hidden and the pixels behind them are read. It fails
only what is too weak on every pixel.
"""

from flask_babel import lazy_gettext as _l

from ..checking import Check, When
from ..seeing.contrast import too_weak

check = Check(
    name="text-contrast",
    criteria=("1.4.3",),
    title=_l("Text is hard to tell from its background."),
    blind_spots=(
        "Text in pictures, canvas and SVG; text painted with filters or blending; text inside frames; "
        "more than four screens of text over pictures."
    ),
    look=too_weak,
    when=When.LOAD | When.DARK | When.FORCED,
)
