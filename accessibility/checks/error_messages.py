"""What is wrong is told in words, at the field, with the way to mend it: WCAG 3.3.1 and 3.3.3, ACT rule 36b590.

A field marked as invalid needs a text that says so; a message must say more than that something is wrong, must be heard as well as
seen, must belong to one field, and the links of a summary must lead to fields. A message in the box of one field that is not
tied to it, where the page ties others, is certain; so is a red line around a field of which no words speak.
"""

from flask_babel import lazy_gettext as _l

from ..checking import Check

check = Check(
    name="error-messages",
    criteria=("3.3.1",),
    title=_l("What is wrong is not told well."),
    blind_spots="Messages that come only after sending; whether a message is true and understood.",
)
