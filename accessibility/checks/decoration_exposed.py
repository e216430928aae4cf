"""What is marked as decoration is not read aloud: WCAG 1.1.1, ACT rule 46ca7f, failure F39.

An empty alt or role=none beside a name or a place in the tab order says two things at once.
"""

from flask_babel import lazy_gettext as _l

from ..checking import Check

check = Check(
    name="decoration-exposed",
    criteria=("1.1.1",),
    title=_l("Something marked as decoration is read aloud all the same."),
    blind_spots="Whether it is decoration, only a person knows.",
)
