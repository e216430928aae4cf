"""The language of the page is said, exists and fits the text: WCAG 3.1.1, ACT rules b5c3f8, bf051a, ucwvc8, failures of H57.

Missing and unknown codes are certain. A text in another script is certain. Among languages of one script, the words found in
nearly every sentence are counted: many of one language and hardly any of the said one are certain, few are for a person.
"""

from flask_babel import lazy_gettext as _l

from ..checking import Check

check = Check(
    name="page-language",
    criteria=("3.1.1",),
    title=_l("The page does not say in which language it is written, or says a wrong one."),
    blind_spots="Languages that share a script and have few of the words known here.",
)
