"""What the publishing gate asks of a service, one file for each check. A check is a function(definition) -> findings."""

from collections.abc import Callable, Iterator

from portal.content import Finding

from ..definition import ServiceDefinition
from .accessibility import excluding_texts
from .appointments import doubled_appointments
from .conditions import impossible_conditions
from .eligibility import undecided_table
from .exits import silent_exits
from .languages import missing_texts
from .markup import html_in_texts
from .pages import unreachable_pages
from .purpose import unexplained_questions
from .references import unknown_neighbours, unknown_references, unknown_registers
from .review import overdue_review
from .tests import failed_tests, missing_tests
from .unfit import Judged, judged, sentence_about
from .workflow import dead_ends

Check = Callable[[ServiceDefinition], Iterator[Finding]]
CHECKS: tuple[Check, ...] = (
    missing_texts,
    html_in_texts,
    unknown_references,
    unreachable_pages,
    impossible_conditions,
    silent_exits,
    doubled_appointments,
    dead_ends,
    undecided_table,
    unexplained_questions,
    excluding_texts,
    failed_tests,
    missing_tests,
    overdue_review,
)

__all__ = [
    "CHECKS",
    "Check",
    "Judged",
    "findings",
    "judged",
    "sentence_about",
    "unknown_neighbours",
    "unknown_references",
    "unknown_registers",
]


def findings(definition: ServiceDefinition) -> list[Finding]:
    """Everything to mend or to think about, the gravest first. The definition itself fits together."""
    found = [finding for check in CHECKS for finding in check(definition)]
    return sorted(found, key=lambda finding: finding.rank)
