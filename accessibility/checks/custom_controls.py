"""What is made into a control says what it is: WCAG 4.1.2, failure F59.

Elements without a role that can have the focus and listen for clicks and keys themselves, or for clicks under a hand that
points, are controls without a name for what they are.
What can have the focus and does nothing, and text fields made of other elements without role or name, are for a person to judge.
"""

from flask_babel import lazy_gettext as _l

from ..checking import Check

check = Check(
    name="custom-controls",
    criteria=("4.1.2",),
    title=_l("This is used like a control and has no role."),
    blind_spots="Listeners on something wider; custom elements that set their role from inside.",
)
