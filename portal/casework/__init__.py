"""How the staff deal with what citizens bring: inbox, deadlines, questions back, decisions.

Front door: open a case, follow it, answer what was asked, withdraw it; work on it as a clerk does; say what a kind of
case looks like; listen for what the staff did.
"""

from portal.casework.actions import Clerk, answer_request, open_case, withdraw
from portal.casework.events import CaseDecided, MoreAsked
from portal.casework.queries import CaseKind, case_of, cases_of, progress_of

__all__ = [
    "CaseDecided",
    "CaseKind",
    "Clerk",
    "MoreAsked",
    "answer_request",
    "case_of",
    "cases_of",
    "open_case",
    "progress_of",
    "withdraw",
]
