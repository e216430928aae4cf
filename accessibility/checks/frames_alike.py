"""The name of a frame tells what is in it: WCAG 4.1.2 and 2.4.1, ACT rules cae760, 4b1c6c, technique H64.

Same names of different content, and names that are no names, are for a person.
"""

from flask_babel import lazy_gettext as _l

from ..checking import Check

check = Check(
    name="frames-alike",
    criteria=("4.1.2",),
    title=_l("Frames with the same name show different things, or a name says nothing."),
    blind_spots="What is in a frame of another site.",
)
