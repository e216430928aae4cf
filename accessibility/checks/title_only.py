"""Nothing is said in a title alone: WCAG 1.3.1, 2.1.1 and 3.3.2; tooltips do not come by keyboard or by touch (HTML standard, title).

Elements with a title whose words are not on the screen. Frames, abbreviations, style sheets and drawings are left out. A person
looks.
"""

from flask_babel import lazy_gettext as _l

from ..checking import Check

check = Check(
    name="title-only",
    criteria=("1.3.1",),
    title=_l("Something is said in a tooltip alone."),
    blind_spots="Tooltips that scripts make.",
)
