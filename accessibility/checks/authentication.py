"""Signing in asks nobody to remember, copy or solve: WCAG 3.3.8, failure F109.

Passwords and codes are pasted into their fields; what refuses is found. Fields that keep browsers from filling them in, and puzzles,
are for a person to judge.
"""

from flask_babel import lazy_gettext as _l

from ..checking import Check

check = Check(
    name="authentication",
    criteria=("3.3.8",),
    title=_l("Signing in asks for more than people can do."),
    blind_spots="Steps on other pages; whether another way to sign in exists.",
)
