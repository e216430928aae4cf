"""Can everybody use it? What the auditor found, what only people can test, and the barriers citizens report.

Front door: take in a run of the auditor, and know which findings are put up with for now.
"""

from portal.auditing.actions import take_in
from portal.auditing.queries import waived_today

__all__ = ["take_in", "waived_today"]
