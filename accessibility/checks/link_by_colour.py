"""Links in text are told by more than a colour: WCAG 1.4.1, failure F73, technique G183.

A link in a sentence without a line, border, weight or sign of its own needs a contrast of 3 to 1 with the words around it.
"""

from flask_babel import lazy_gettext as _l

from ..checking import Check, When

check = Check(
    name="link-by-colour",
    criteria=("1.4.1",),
    title=_l("A link in text differs by its colour only."),
    blind_spots="Links told by a picture or a font; what shows under the mouse and on focus.",
    when=When.LOAD | When.DARK,
)
