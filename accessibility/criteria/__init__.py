"""The 86 success criteria of WCAG 2.2: what they are called, whom a barrier shuts out, and how to mend it.

4.1.1 (Parsing) is obsolete in WCAG 2.2 and left out: https://www.w3.org/TR/WCAG22/#parsing.
"""

from .criterion import Criterion, Level
from .methods import METHODS
from .operable import OPERABLE
from .perceivable import PERCEIVABLE
from .robust import ROBUST
from .understandable import UNDERSTANDABLE

__all__ = ["CRITERIA", "METHODS", "Criterion", "Level", "in_order"]

CRITERIA: dict[str, Criterion] = {
    criterion.number: criterion for criterion in (*PERCEIVABLE, *OPERABLE, *UNDERSTANDABLE, *ROBUST)
}


def in_order(number: str) -> tuple[int, ...]:
    """A key to sort by: 1.4.10 comes after 1.4.9."""
    return tuple(int(part) for part in number.split("."))
