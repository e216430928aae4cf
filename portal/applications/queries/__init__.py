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
    services_under_way,
    things_to_do,
    under_way,
    unfinished,
)
from .receipt import receipt_pdf

__all__ = [
    "ON_A_PAGE",
    "Listed",
    "Opened",
    "answers_of",
    "application",
    "case_with_requests",
    "file_of",
    "files_of",
    "listed",
    "open_draft",
    "opened",
    "receipt_pdf",
    "services_under_way",
    "things_to_do",
    "under_way",
    "unfinished",
]
