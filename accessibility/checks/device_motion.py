"""What shaking or tilting does can be done and switched off otherwise: WCAG 2.5.4, ACT rules 7677a9 and c249d5.

It reads scripts in the page, and the page itself, for somebody who listens to the movement of the device.
"""

from flask_babel import lazy_gettext as _l

from ..checking import Check

check = Check(
    name="device-motion",
    criteria=("2.5.4",),
    title=_l("Moving the device does something."),
    blind_spots="Scripts in files of their own that do not set window.ondevicemotion; movement seen by a camera.",
)
