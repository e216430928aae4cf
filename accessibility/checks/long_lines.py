"""Lines are short enough to find the next one: WCAG 1.4.8 (AAA), technique C20."""

from flask_babel import lazy_gettext as _l

from ..checking import Check

check = Check(
    name="long-lines",
    criteria=("1.4.8",),
    title=_l("Lines are too long to read with ease."),
    blind_spots="Lines of fewer than three; text in tables.",
)
