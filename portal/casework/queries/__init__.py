"""What casework reads: the inbox, one case, and what the kinds of case know."""

from .assignments import cases_called, handover_of
from .cases import (
    ACCOUNT,
    account_ids_in,
    answers_of,
    batches_of_cases,
    case_of,
    case_with,
    cases_of,
    cases_of_person,
    files_of,
    news_since,
    next_case_of,
    notes_of,
    progress_of,
    timeline,
)
from .inbox import ROWS, CasePage, InboxRow, Place, cases_page, how_many_open, services_with_cases
from .kinds import CaseKind, kind_of

__all__ = [
    "ACCOUNT",
    "ROWS",
    "CaseKind",
    "CasePage",
    "InboxRow",
    "Place",
    "account_ids_in",
    "answers_of",
    "batches_of_cases",
    "case_of",
    "case_with",
    "cases_called",
    "cases_of",
    "cases_of_person",
    "cases_page",
    "files_of",
    "handover_of",
    "how_many_open",
    "kind_of",
    "news_since",
    "next_case_of",
    "notes_of",
    "progress_of",
    "services_with_cases",
    "timeline",
]
