"""Words are text, not pictures of text: WCAG 1.4.5 and 1.4.9, failure F3, technique C30.

A flat picture with a sentence as its text, a file called banner, title, text or button, or words drawn in an svg: a person
looks. Logos are left out.
"""

from flask_babel import lazy_gettext as _l

from ..checking import Check

check = Check(
    name="images-of-text",
    criteria=("1.4.5",),
    title=_l("Words may be shown as a picture."),
    blind_spots="What a picture shows; pictures named otherwise.",
)
