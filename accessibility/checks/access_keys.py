"""Keys of their own collide with those of browsers and screen readers: good practice, technique G217 in spirit; two of the same are worse.

The accesskey attributes of the page. A person looks.
"""

from flask_babel import lazy_gettext as _l

from ..checking import Check

check = Check(
    name="access-keys",
    criteria=(),
    title=_l("A key of its own is given to an element."),
    blind_spots="Keys that scripts listen for.",
)
