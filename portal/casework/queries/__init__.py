"""What casework reads: the inbox, one case, and what the kinds of case know."""

from .assignments import cases_called, handover_of
from .cases import (
    ACCOUNT,
    account_ids_in,
    answers_of,
    batches_of_cases,
    case_of,
    case_with,
    cases_of_person,
    files_of,
    news_since,
    next_case_of,
    notes_of,
    progress_of,
    timeline,
)
from .documents import document_called, document_in, document_of, document_pdf
from .follow_ups import (
    answers_of_parents,
    files_of_parent,
    is_followed_by_open,
    own_refusal_reasons,
    page_of_parent,
    parent_content,
    said_of_parent,
    values_of_parent,
)
from .inbox import (
    ROWS,
    CasePage,
    InboxRow,
    Place,
    cases_page,
    how_many_escalated,
    how_many_open,
    how_many_stuck,
    services_with_cases,
)
from .kinds import CaseKind, kind_of
from .seen import cases_of
from .work import work_of
from .workflow import definition_of, stage_of
from .written import document_words, letter_of

__all__ = [
    "ACCOUNT",
    "ROWS",
    "CaseKind",
    "CasePage",
    "InboxRow",
    "Place",
    "account_ids_in",
    "answers_of",
    "answers_of_parents",
    "batches_of_cases",
    "case_of",
    "case_with",
    "cases_called",
    "cases_of",
    "cases_of_person",
    "cases_page",
    "definition_of",
    "document_called",
    "document_in",
    "document_of",
    "document_pdf",
    "document_words",
    "files_of",
    "files_of_parent",
    "handover_of",
    "how_many_escalated",
    "how_many_open",
    "how_many_stuck",
    "is_followed_by_open",
    "kind_of",
    "letter_of",
    "news_since",
    "next_case_of",
    "notes_of",
    "own_refusal_reasons",
    "page_of_parent",
    "parent_content",
    "progress_of",
    "said_of_parent",
    "services_with_cases",
    "stage_of",
    "timeline",
    "values_of_parent",
    "work_of",
]
