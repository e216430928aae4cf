"""Who works here, and how many working days are left."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from flask import abort
from flask_babel import gettext as _

from portal.catalogue import holidays
from portal.core import clock
from portal.identity import current_account, staff_with

from ..forms import TO_NOBODY, choices
from ..rules import working_days_between


def me() -> Any:
    """The member of staff who sends this request."""
    return current_account() or abort(403)


def is_supervisor() -> bool:
    return "cases:assign" in me().permissions


def people_to_choose() -> list[Any]:
    """Who can get cases: everybody who decides them, myself first. Supervisors may also give them back to nobody."""
    myself = me()
    people = {str(myself.account_id): _("Me (%(name)s)", name=myself.name)}
    for account_id, name in staff_with("cases:decide"):
        people.setdefault(str(account_id), name)
    if is_supervisor():
        people[TO_NOBODY] = _("Nobody: back to the queue")
    return choices(people)


def days_left_until() -> Callable[[date], int]:
    """A function that counts the working days from today to a day; negative for a day that has passed."""
    return partial(working_days_between, clock.today(), closed=holidays())
