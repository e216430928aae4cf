"""Fields and buttons stand out from what is around them: WCAG 1.4.11, failure F103.

An empty text field shows where it is by its border, its fill or a line; if none of them reaches 3 to 1 and the page itself set
them, it fails. Marks of checkboxes the page draws, and pictures in buttons without text, are computed where they are plain.
"""

from flask_babel import lazy_gettext as _l

from ..checking import Check, When

check = Check(
    name="control-contrast",
    criteria=("1.4.11",),
    title=_l("A field or a button is hard to tell from its background."),
    blind_spots=(
        "States like checked and pressed; borders made by pictures or by other elements than the parent; charts."
    ),
    when=When.LOAD | When.DARK,
)
