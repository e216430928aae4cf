"""The title describes the page: WCAG 2.4.2, ACT rule c4a8a4, failure F25.

Titles that are no titles are certain (“Untitled”, a file name). Titles that share few words with the first heading, or with
the text where there is none, are for a person.
"""

from flask_babel import lazy_gettext as _l

from ..checking import Check

check = Check(
    name="title-text",
    criteria=("2.4.2",),
    title=_l("The title of the page does not describe it."),
    blind_spots="Whether the words, if they are in the text, say what the page is for.",
)
