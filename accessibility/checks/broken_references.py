"""What a label, a description or a link within the page points to, is there: WCAG 1.3.1, 4.1.2, failure F68, techniques H44, ARIA1.

A label for nothing is certain if a field has no label; else a person looks.
"""

from flask_babel import lazy_gettext as _l

from ..checking import Check

check = Check(
    name="broken-references",
    criteria=("1.3.1", "4.1.2"),
    title=_l("A label or a description points to something that is not there."),
    blind_spots="References that a script mends later.",
)
