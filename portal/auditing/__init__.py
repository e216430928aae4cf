"""Can everybody use it? What the auditor found, what only people can test, and the barriers citizens report.

Front door: take in a run of the auditor; put up with a finding, and know what is put up with; write down what people
tested; report a barrier.
"""

from portal.auditing.actions import record_test, report_barrier, take_in, waive
from portal.auditing.queries import waived_today
from portal.auditing.rules import Aid, Result

__all__ = ["Aid", "Result", "record_test", "report_barrier", "take_in", "waive", "waived_today"]
