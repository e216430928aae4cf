"""Words stand in the page, not in its style sheet: WCAG 1.3.1, failure F87.

It names words that ::before and ::after bring and nothing repeats. Screen readers read them, other ways to read do not. Two
words or more in a heading, paragraph, item or cell that stand nowhere else are certain.
"""

from flask_babel import lazy_gettext as _l

from ..checking import Check

check = Check(
    name="text-by-style",
    criteria=("1.3.1",),
    title=_l("A style sheet adds words that the page does not have."),
    blind_spots="Words brought by counters and by attributes; pictures brought by content.",
)
