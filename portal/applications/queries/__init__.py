"""What the applications room reads."""

from .applications import (
    ON_A_PAGE,
    Listed,
    Opened,
    answers_of,
    application,
    case_with_requests,
    file_of,
    files_of,
    listed,
    open_draft,
    opened,
    opened_from,
    opened_with_case,
    services_under_way,
    things_to_do,
    times_of,
    tones_of,
    under_way,
    unfinished,
)
from .for_workflow import said_of, values_of
from .known import Known, known_for, told_in
from .receipt import receipt_pdf

__all__ = [
    "ON_A_PAGE",
    "Known",
    "Listed",
    "Opened",
    "answers_of",
    "application",
    "case_with_requests",
    "file_of",
    "files_of",
    "known_for",
    "listed",
    "open_draft",
    "opened",
    "opened_from",
    "opened_with_case",
    "receipt_pdf",
    "said_of",
    "services_under_way",
    "things_to_do",
    "times_of",
    "told_in",
    "tones_of",
    "under_way",
    "unfinished",
    "values_of",
]
