"""I apply: drafts, answers, submission, receipt, and what became of it.

Front door: begin an application, answer its pages, send it, answer what was asked, withdraw it.
"""

from portal.applications.actions import (
    add_item,
    answer,
    finish_list,
    save_answers,
    save_typed,
    start,
    submit,
    withdraw,
)
from portal.applications.queries import opened, services_under_way

__all__ = [
    "add_item",
    "answer",
    "finish_list",
    "opened",
    "save_answers",
    "save_typed",
    "services_under_way",
    "start",
    "submit",
    "withdraw",
]
