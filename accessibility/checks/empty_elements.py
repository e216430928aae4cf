"""Nothing is there that says nothing: good practice; screen readers stop at empty items and paragraphs.

Empty paragraphs, list items, definitions, and paragraphs of line breaks or hard spaces. A person looks.
"""

from flask_babel import lazy_gettext as _l

from ..checking import Check

check = Check(
    name="empty-elements",
    criteria=(),
    title=_l("A paragraph, item or button is empty."),
    blind_spots="Elements that a script fills later.",
)
