"""What every page repeats can be skipped: WCAG 2.4.1, techniques G1, G123, G124, SCR28.

A link to skip whose target is not there, which stays hidden from the keyboard, or which comes after other links; and many
links before the main part with no such link. A person looks: headings and landmarks are another way. Where there is none of
either, it is certain.
"""

from flask_babel import lazy_gettext as _l

from ..checking import Check

check = Check(
    name="skip-link",
    criteria=("2.4.1",),
    title=_l("The way to skip what every page repeats does not work."),
    blind_spots="Ways to skip that scripts make.",
)
