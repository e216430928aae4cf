"""Who is at the door: accounts, sign-in, sessions, roles.

Front door: the access marks every view carries, who sends this request, accounts, and the names of staff.
"""

from portal.identity.access import access_of, current_account, parked_form, public, signed_in, staff_can
from portal.identity.actions.accounts import create_account, update_account
from portal.identity.events import AccountOpened
from portal.identity.queries import staff_names, staff_with

__all__ = [
    "AccountOpened",
    "create_account",
    "current_account",
    "parked_form",
    "public",
    "signed_in",
    "staff_can",
    "staff_names",
    "staff_with",
    "update_account",
]
