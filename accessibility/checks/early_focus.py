"""A page begins at its beginning: WCAG 2.4.3.

A field that takes the focus as the page comes (autofocus) while headings or text stand before it in the main part is for a person to
judge: screen readers begin there. Summaries of errors may do so.
"""

from flask_babel import lazy_gettext as _l

from ..checking import Check

check = Check(
    name="early-focus",
    criteria=("2.4.3",),
    title=_l("The focus begins in the middle of the page."),
    blind_spots="Scripts that set the focus later.",
)
