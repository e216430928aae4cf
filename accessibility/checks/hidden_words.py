"""What is only hidden from the eye is still read: WCAG 1.3.1, 4.1.2, techniques C7, failure of display: none and visibility: hidden.

Elements whose class says that they are for screen readers, labels of visible fields, and captions, that are not displayed or
invisible. A person looks.
"""

from flask_babel import lazy_gettext as _l

from ..checking import Check

check = Check(
    name="hidden-words",
    criteria=("1.3.1",),
    title=_l("Words meant for screen readers are hidden from them too."),
    blind_spots="Words that a script shows later; classes of other names.",
)
