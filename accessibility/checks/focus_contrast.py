"""The mark of the focus stands out: WCAG 1.4.11 with 2.4.7, technique G195.

Each kind of thing in the tab order is given the focus; where only an outline, a border or a fill in a plain colour shows it,
its contrast with what is around is computed.
"""

from flask_babel import lazy_gettext as _l

from ..checking import Check, When

check = Check(
    name="focus-contrast",
    criteria=("1.4.11",),
    title=_l("The mark of the focus is hard to see."),
    blind_spots="Marks made of pictures or of other elements; what changes in more than one way is taken as visible.",
    when=When.DEEP,
)
