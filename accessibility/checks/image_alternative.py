"""The text for a picture says what it shows: WCAG 1.1.1, ACT rules 23a2a8, qt1vmo, 9eb3f6, failures F30, F38, F39.

File names and words that are no text (“image”, “spacer”) are certain. Two texts that differ, a text twice, “image of …”, a
text on a decoration, and a logo whose file has another name are for a person.
"""

from flask_babel import lazy_gettext as _l

from ..checking import Check

check = Check(
    name="image-alternative",
    criteria=("1.1.1",),
    title=_l("The text for a picture is no text for it."),
    blind_spots="Whether the words describe the picture: only a person who sees both can tell.",
)
