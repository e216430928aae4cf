"""Each part is in the language that it says: WCAG 3.1.2, ACT rules de46e4, off6ek, technique H58.

Unknown codes are certain, and so are runs of a script in which the said language is never written (names, code, addresses
and typed text are left out). Among languages of one script, common words are counted; that is for a person, unless
overwhelming.
"""

from flask_babel import lazy_gettext as _l

from ..checking import Check

check = Check(
    name="part-language",
    criteria=("3.1.2",),
    title=_l("Words in another language are not marked as such, or are marked as a wrong one."),
    blind_spots="Single words; languages of one script of which few common words are known here.",
)
