"""What must be filled in is said in words or explained: WCAG 3.3.2, techniques H90, ARIA2, G83.

A star that no text explains, a star whose field is not marked as required for screen readers, and required fields that nothing
on the screen tells from the others. A person looks.
"""

from flask_babel import lazy_gettext as _l

from ..checking import Check

check = Check(
    name="required-signs",
    criteria=("3.3.2",),
    title=_l("What must be filled in is not said, or a sign for it is not explained."),
    blind_spots="Sentences that explain the sign in words that are not known here.",
)
