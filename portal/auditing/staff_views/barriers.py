"""What citizens reported, for auditors."""

from flask import Response
from flask.typing import ResponseReturnValue

from portal.core.web import page_number
from portal.identity import staff_can

from .. import queries
from .frame import as_csv, pages, show

HEAD = (
    "reference",
    "reported at",
    "promised for",
    "state",
    "page",
    "language",
    "assistive technologies",
    "display",
    "width",
    "tried",
    "obstacle",
)


@pages.get("/barriers")
@staff_can("audit:read")
def barriers() -> ResponseReturnValue:
    """Without the names and addresses of those who reported them: auditors do not need to know."""
    return show("barriers", found=queries.reports(page=page_number()))


@pages.get("/barriers.csv")
@staff_can("audit:read")
def barriers_csv() -> Response:
    rows = [
        (
            line.report.reference,
            line.report.reported_at.isoformat(),
            line.report.due_on,
            line.status,
            line.report.page,
            line.report.language,
            " ".join(line.report.aids),
            " ".join(f"{name}={value}" for name, value in line.report.display.items()),
            line.report.width,
            line.report.tried,
            line.report.obstacle,
        )
        for line in queries.all_reports()
    ]
    return as_csv(HEAD, rows, name="barriers.csv")
