"""Pictures that say something have a text: WCAG 1.1.1, ACT rule e88epe, failure F38.

Without a text, and worth a look: a picture with a caption, a large one, one called logo, map or chart, a drawing on a canvas,
an svg of some size with no name. A person looks.
"""

from flask_babel import lazy_gettext as _l

from ..checking import Check

check = Check(
    name="image-decoration",
    criteria=("1.1.1",),
    title=_l("A picture that tells something may be marked as decoration."),
    blind_spots="What a picture shows.",
)
