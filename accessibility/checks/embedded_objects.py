"""What is embedded works for everybody: WCAG 2.1.1 and 4.1.2, failures F15 and F54.

Objects, embeds and applets bring pages, documents and programs of their own; a person tries them.
"""

from flask_babel import lazy_gettext as _l

from ..checking import Check

check = Check(
    name="embedded-objects",
    criteria=("2.1.1", "4.1.2"),
    title=_l("Something embedded may not work by keyboard or with a screen reader."),
    blind_spots="What is inside of it.",
)
