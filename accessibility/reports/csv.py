"""The findings as a table for spreadsheets."""

import csv
from io import StringIO

from ..findings import Audit, fingerprint
from .digest import digest
from .given import Given

COLUMNS = (
    *("fingerprint", "outcome", "check", "criteria", "state", "url", "selector", "html", "evidence", "engine"),
    *("persona", "language", "width", "scheme", "motion", "script", "text", "picture", "waived_until", "waived_reason"),
)
STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def render(audit: Audit, given: Given | None = None) -> str:
    """One line for each finding, each way of meeting a page counted, under one line of column names."""
    whole = digest(audit, given)
    table = StringIO()
    writer = csv.writer(table)
    writer.writerow(COLUMNS)
    for cell, finding in whole.rows():
        mark = fingerprint(cell, finding)
        waiver = whole.waivers.get(mark)
        row = [
            *(mark, finding.outcome, finding.check, " ".join(finding.criteria), cell.subject, cell.url),
            *(finding.selector, finding.html, finding.evidence, finding.engine),
            *(cell.persona, cell.language, cell.width, cell.scheme, cell.motion, "yes" if cell.script else "no"),
            *(cell.text, finding.picture),
            *((waiver.until.isoformat(), waiver.reason) if waiver else ("", "")),
        ]
        writer.writerow([_harmless(str(value)) for value in row])
    return table.getvalue()


def _harmless(value: str) -> str:
    """What was read from a page must not become a formula in a spreadsheet."""
    return f"'{value}" if value.startswith(STARTS_A_FORMULA) else value
