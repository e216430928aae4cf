"""Elements are used for what they are: good practice, HTML standard (article, pre, code, blockquote); WCAG 1.3.1 in spirit.

An article with neither heading nor sentence, code in pre without code, a quotation used to indent. A person looks.
"""

from flask_babel import lazy_gettext as _l

from ..checking import Check

check = Check(
    name="right-elements",
    criteria=(),
    title=_l("An element says that something is what it is not."),
    blind_spots="What the words mean.",
)
