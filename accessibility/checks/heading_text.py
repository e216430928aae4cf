"""Headings describe what follows: WCAG 2.4.6, ACT rule b49b2e, technique G130.

Headings that are no headings are certain. A first heading of one or two words that shares nothing with the text right below,
where that text is all there is of words, is for a person.
"""

from flask_babel import lazy_gettext as _l

from ..checking import Check

check = Check(
    name="heading-text",
    criteria=("2.4.6",),
    title=_l("A heading does not tell what comes below it."),
    blind_spots="Whether a heading is the best one.",
)
