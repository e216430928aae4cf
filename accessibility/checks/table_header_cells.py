"""Each header cell heads a cell: WCAG 1.3.1, ACT rules d0f69e, a25f45, failure F90.

The cells of each header are worked out as the HTML standard says (spans, scope, headers); for roles, by row and column.
"""

from flask_babel import lazy_gettext as _l

from ..checking import Check

check = Check(
    name="table-header-cells",
    criteria=("1.3.1",),
    title=_l("A heading of a table belongs to no cell."),
    blind_spots="Tables put together by scripts while somebody reads.",
)
