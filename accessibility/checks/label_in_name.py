"""What is written on a control is in its name: WCAG 2.5.3, ACT rule 2ee8b8, failure F96.

Words on the screen are compared with the accessible name, without signs that are no words. Words set in a font of icons are
pictures. Same words in another order: a person looks.
"""

from flask_babel import lazy_gettext as _l

from ..checking import Check

check = Check(
    name="label-in-name",
    criteria=("2.5.3",),
    title=_l("The name read aloud does not contain the words on the screen."),
    blind_spots="Words in pictures, and labels beside a control that is not tied to them.",
)
