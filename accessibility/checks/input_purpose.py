"""Fields about oneself say so with autocomplete: WCAG 1.3.5, technique H98.

Labels are compared with words for names, e-mail, telephone and address in six languages; a text field in which such a word stands
and that has no autocomplete is for a person to judge: it may ask about somebody else.
"""

from flask_babel import lazy_gettext as _l

from ..checking import Check

check = Check(
    name="input-purpose",
    criteria=("1.3.5",),
    title=_l("Browsers cannot tell what to fill in here."),
    blind_spots="Labels in other words and languages; whether the value fits the field.",
)
