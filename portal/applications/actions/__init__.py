"""What can be done with applications."""

from .drafts import add_item, discard, finish_list, remove_item, reopen, save_answers, save_parked, save_typed, start
from .following import answer, react_to_decision, react_to_request, withdraw
from .submission import OPEN_CASE, open_case_for, submit

__all__ = [
    "OPEN_CASE",
    "add_item",
    "answer",
    "discard",
    "finish_list",
    "open_case_for",
    "react_to_decision",
    "react_to_request",
    "remove_item",
    "reopen",
    "save_answers",
    "save_parked",
    "save_typed",
    "start",
    "submit",
    "withdraw",
]
