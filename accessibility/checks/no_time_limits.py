"""Nobody has to hurry: WCAG 2.2.1.

Scripts that wait twenty seconds or longer and then go elsewhere, send or sign out, and words that count down, are for a person
to judge; without any there is no time limit in the page.
"""

from flask_babel import lazy_gettext as _l

from ..checking import Check

check = Check(
    name="no-time-limits",
    criteria=("2.2.1",),
    title=_l("There may be a time limit."),
    blind_spots="Limits that only the server knows; limits of twenty hours and more, which are allowed.",
)
