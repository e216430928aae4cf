"""Tables of data have headings, and tables for layout are marked so: WCAG 1.3.1, failures F91, F46, techniques H51, H63, H73.

A grid of at least two rows and two columns of short cells without any header cell: certain where the cells of the first row or
column are set bold or the table has a caption, else for a person. A heading without words, and tables with long texts or
controls in few cells (layout), are for a person.
"""

from flask_babel import lazy_gettext as _l

from ..checking import Check

check = Check(
    name="table-headers",
    criteria=("1.3.1",),
    title=_l("A table of data has no headings for its rows or columns."),
    blind_spots="Whether the headings are the right ones.",
)
