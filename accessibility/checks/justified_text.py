"""Text keeps even spaces between its words: WCAG 1.4.8 (AAA), failure F88."""

from flask_babel import lazy_gettext as _l

from ..checking import Check

check = Check(
    name="justified-text",
    criteria=("1.4.8",),
    title=_l("Text is stretched to both margins, which tears holes between words."),
    blind_spots="Whether readers can switch it off.",
)
