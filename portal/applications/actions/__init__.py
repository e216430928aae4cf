"""What can be done with applications."""

from .drafts import add_item, discard, finish_list, remove_item, reopen, save_answers, save_parked, save_typed, start
from .following import answer, react_to_decision, react_to_request, withdraw
from .moving import MOVE_DRAFTS, move_drafts, promise_move
from .submission import Gone, submit

__all__ = [
    "MOVE_DRAFTS",
    "Gone",
    "add_item",
    "answer",
    "discard",
    "finish_list",
    "move_drafts",
    "promise_move",
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
