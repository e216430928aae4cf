"""Nothing vanishes when a reader sets the colours: good practice for 1.4.11 and 2.4.7.

In forced colours, backgrounds and shadows are gone: drawings and boxes made of them, and focus shown by them.
"""

from flask_babel import lazy_gettext as _l

from ..checking import Check, When

check = Check(
    name="forced-colours",
    criteria=("1.4.11",),
    title=_l("Something vanishes in the colours of a reader."),
    blind_spots="Pictures whose own colours vanish on the background of the reader.",
    when=When.FORCED,
)
