"""What looks like a heading is one: WCAG 1.3.1, failure F2, techniques G115, H42.

A short paragraph, wholly bold or in larger letters than the text, with plain text below. A person looks. Certain are: two or more
that begin sections beside sections with headings, three or more over paragraphs in one row, and the name of the page in its
largest letters where no first heading is.
"""

from flask_babel import lazy_gettext as _l

from ..checking import Check

check = Check(
    name="fake-headings",
    criteria=("1.3.1",),
    title=_l("Words look like a heading and are none."),
    blind_spots="Headings that look like text; words set apart by space alone.",
)
