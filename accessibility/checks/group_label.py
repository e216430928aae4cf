"""Radio buttons and checkboxes of one question are a group with a name: WCAG 1.3.1, 3.3.2, techniques H71, ARIA17.

Two radio buttons of one name, or two checkboxes of one name or in one block, without a named group around. A group without a
name, and an empty legend. A person looks: labels can be clear without. Radio buttons under a question in a paragraph that no
group ties to them are certain.
"""

from flask_babel import lazy_gettext as _l

from ..checking import Check

check = Check(
    name="group-label",
    criteria=("1.3.1",),
    title=_l("Choices that belong together have no common question."),
    blind_spots="Whether the question fits.",
)
