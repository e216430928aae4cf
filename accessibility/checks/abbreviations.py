"""Abbreviations are explained: WCAG 3.1.4, techniques G97, G55, H28.

Words of two to six capital letters that neither an abbr nor brackets near by explain, and that are not known to everybody. A
person looks; the first three of a page are named.
"""

from flask_babel import lazy_gettext as _l

from ..checking import Check

check = Check(
    name="abbreviations",
    criteria=("3.1.4",),
    title=_l("An abbreviation is not explained where it first stands."),
    blind_spots="Abbreviations in small letters; explanations elsewhere.",
)
