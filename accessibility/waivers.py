"""Findings that are put up with for now, from a file: one element of one page each, with a reason and a last day."""

import tomllib
from datetime import date
from pathlib import Path

from .reports.given import Waived

SHORTEST_REASON = 20


def read(file: Path) -> tuple[Waived, ...]:
    """The waivers of a file like

        [[waiver]]
        fingerprint = "0f3a9c2b41d7e680"
        check = "reflow"
        subject = "catalogue.service:filled"
        reason = "The map of the port is two-dimensional; the same places are listed below it."
        until = 2026-12-31

    Raises ValueError with a sentence where one is not like this. A whole rule cannot be waived: the fingerprint is
    that of one element of one page.
    """
    listed = tomllib.loads(file.read_text(encoding="utf-8")).get("waiver", [])
    return tuple(_waived(each, number) for number, each in enumerate(listed, start=1))


def _waived(each: dict[str, object], number: int) -> Waived:
    match each:
        case {
            "fingerprint": str(fingerprint),
            "check": str(check),
            "subject": str(subject),
            "reason": str(reason),
            "until": date() as until,
        } if len(fingerprint) == 16 and len(reason) >= SHORTEST_REASON:
            return Waived(fingerprint, check, subject, reason, until)
    raise ValueError(
        f"Waiver {number}: give fingerprint (16 digits, from the report), check, subject, a reason of at least "
        f"{SHORTEST_REASON} letters, and until, a day."
    )
