"""What can be done with applications."""

from .drafts import add_item, discard, finish_list, remove_item, reopen, save_answers, save_parked, save_typed, start
from .following import answer, react_to_decision, react_to_request, withdraw
from .submission import Gone, submit

__all__ = [
    "Gone",
    "add_item",
    "answer",
    "discard",
    "finish_list",
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
