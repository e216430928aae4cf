"""Pictures that say something are no mere background: WCAG 1.1.1, failure F3.

It names places with a picture as their background, no text in them and no name; whether it says something, a person sees.
"""

from flask_babel import lazy_gettext as _l

from ..checking import Check

check = Check(
    name="background-pictures",
    criteria=("1.1.1",),
    title=_l("A background picture may say something that is said nowhere else."),
    blind_spots="Pictures behind text; drawings made of gradients.",
)
