"""A new window is announced: WCAG 3.2.5, techniques G201, H83, failure F22.

Links with a target of their own whose name, description or picture says nothing of a new window or tab, in six languages. A
person looks.
"""

from flask_babel import lazy_gettext as _l

from ..checking import Check

check = Check(
    name="new-window",
    criteria=("3.2.5",),
    title=_l("A link opens a new window and does not say so."),
    blind_spots="Windows that scripts open.",
)
