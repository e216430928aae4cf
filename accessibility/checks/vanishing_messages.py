"""Messages stay until they are read: WCAG 2.2.1.

It reads scripts in the page for something that is hidden or removed after a while; whether it is a message, a person says.
"""

from flask_babel import lazy_gettext as _l

from ..checking import Check

check = Check(
    name="vanishing-messages",
    criteria=("2.2.1",),
    title=_l("A message may vanish before it is read."),
    blind_spots="Scripts in files of their own, and messages hidden in other ways.",
)
