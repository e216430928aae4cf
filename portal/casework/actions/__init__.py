"""What can be done with cases."""

from .assignments import TooLate, assign, undo
from .cases import add_note, announce_overdue_cases, ask_for_more, decide
from .citizen import answer_request, open_case, withdraw
from .clerk import Clerk

__all__ = [
    "Clerk",
    "TooLate",
    "add_note",
    "announce_overdue_cases",
    "answer_request",
    "ask_for_more",
    "assign",
    "decide",
    "open_case",
    "undo",
    "withdraw",
]
