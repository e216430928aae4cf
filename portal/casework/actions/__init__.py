"""What can be done with cases."""

from .assignments import TooLate, assign, undo
from .cases import add_note, announce_overdue_cases, ask_for_more, decide
from .chains import RUN_STEP, RUN_TIMER
from .citizen import answer_request, open_case, withdraw
from .clerk import Clerk
from .documents import take_back
from .follow_ups import FOLLOW_UP
from .running import done_by_hand, run_step, run_timer, try_again
from .stages import go_on_to, tick

__all__ = [
    "FOLLOW_UP",
    "RUN_STEP",
    "RUN_TIMER",
    "Clerk",
    "TooLate",
    "add_note",
    "announce_overdue_cases",
    "answer_request",
    "ask_for_more",
    "assign",
    "decide",
    "done_by_hand",
    "go_on_to",
    "open_case",
    "run_step",
    "run_timer",
    "take_back",
    "tick",
    "try_again",
    "undo",
    "withdraw",
]
