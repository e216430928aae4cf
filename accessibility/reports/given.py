"""What reports need beside the audit: whose site it is, what is accepted for now, and what people found."""

from dataclasses import dataclass
from datetime import date

from ..findings import Outcome


@dataclass(frozen=True)
class Site:
    """Whose site it is, and whom to write to. Empty: nobody said."""

    name: str = ""
    url: str = ""
    organisation: str = ""
    email: str = ""
    phone: str = ""


@dataclass(frozen=True)
class Waived:
    """One finding that is accepted for now: of one element of one page, never of a whole rule.

    until: the last day.
    """

    fingerprint: str
    check: str
    subject: str
    reason: str
    until: date


@dataclass(frozen=True)
class HumanResult:
    """What a person found who tested one criterion with one technology, like `NVDA with Firefox` or `keyboard`.

    next_due: from the day after on, the result no longer counts. None: it does not grow old.
    """

    criterion: str
    technology: str
    result: Outcome
    on: date
    by: str
    next_due: date | None = None
    note: str = ""


@dataclass(frozen=True)
class Given:
    """All of it together."""

    site: Site = Site()
    waived: tuple[Waived, ...] = ()
    human: tuple[HumanResult, ...] = ()
