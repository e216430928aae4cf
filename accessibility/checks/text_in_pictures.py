"""Text is text, not a picture of it: WCAG 1.4.5, ACT rule 0va7u6.

By the shape of a picture, the words of its alternative and its file name, it asks whether a picture holds text.
"""

from flask_babel import lazy_gettext as _l

from ..checking import Check

check = Check(
    name="text-in-pictures",
    criteria=("1.4.5",),
    title=_l("A picture may hold text."),
    blind_spots="Pictures of text without any such sign; logos, which may.",
)
