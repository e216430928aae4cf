"""Text lets readers widen the spaces in it: WCAG 1.4.12, ACT rules 24afc2, 78fd32 and 9e45ec.

A style attribute with !important wins against every style sheet a reader brings, so it must be wide enough itself.
"""

from flask_babel import lazy_gettext as _l

from ..checking import Check

check = Check(
    name="inline-spacing",
    criteria=("1.4.12",),
    title=_l("Readers cannot widen the spaces between letters, words or lines here."),
    blind_spots=(
        "Spacing that is fixed in style sheets or by scripts; whether the text still fits when widened is a "
        "check of its own."
    ),
)
