"""A button that sends says why it cannot: WCAG 3.3.2.

A form whose only button to send is disabled, with no text tied to it that says what is missing, is for a person to judge.
"""

from flask_babel import lazy_gettext as _l

from ..checking import Check

check = Check(
    name="dead-buttons",
    criteria=("3.3.2",),
    title=_l("The form cannot be sent, and nothing says why."),
    blind_spots="Reasons that are told elsewhere on the page.",
)
