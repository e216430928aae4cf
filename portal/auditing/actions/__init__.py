"""What changes in the auditor's room."""

from .audits import take_in
from .barriers import KIND, NewReport, react_to_decision, react_to_request, report_barrier
from .human import NewTest, TooManyFiles, attach, correct_test, detach, record_test
from .live import LOOK, LOOK_AT_PAGE, ask_to_look, begin_look, go_on, look_failed, look_succeeded, plan_look
from .waivers import NotOneElement, end_waiver, waive

__all__ = [
    "KIND",
    "LOOK",
    "LOOK_AT_PAGE",
    "NewReport",
    "NewTest",
    "NotOneElement",
    "TooManyFiles",
    "ask_to_look",
    "attach",
    "begin_look",
    "correct_test",
    "detach",
    "end_waiver",
    "go_on",
    "look_failed",
    "look_succeeded",
    "plan_look",
    "react_to_decision",
    "react_to_request",
    "record_test",
    "report_barrier",
    "take_in",
    "waive",
]
