"""How each criterion is tested: by a program, by proof that there is nothing to test, in part, or only by people.

Read from the names and criteria of the checks that were run; nothing is marked as covered by hand.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from flask_babel import LazyString

from .criteria import CRITERIA, METHODS, Criterion, in_order
from .findings import Outcome

FIXTURES = Path(__file__).with_name("fixtures")
ENGINES_THAT_ONLY_ASK = ("htmlcs/", "html/")
RULES_THAT_ONLY_ASK = frozenset(
    {
        "axe/aria-required-attr",
        "axe/aria-valid-attr-value",
        "axe/css-orientation-lock",
        "axe/html-has-lang",
        "axe/label-content-name-mismatch",
        "axe/p-as-heading",
        "axe/table-fake-caption",
        "axe/td-has-header",
    }
)
"""REVIEWED of engines/axe.py, again: whoever only reads reports may have no browser driver to import it with."""
ABSENCE = "no-"
"""So begins the name of a check that passes where there is nothing of a kind on the page, like `no-shortcuts`."""
ABSENT_WHERE_INAPPLICABLE = frozenset({"media-alternatives", "sound-by-itself"})
"""Checks that are not applicable only where there is nothing of their kind on the page."""


class Method(StrEnum):
    """How a criterion is tested.

    AUTOMATIC: a check can tell that it is not met. ABSENCE: checks prove that there is nothing it could apply to.
    PARTLY: programs only point to places where a person must look. HUMAN: no program looks.
    """

    AUTOMATIC = "automatic"
    ABSENCE = "absence"
    PARTLY = "partly"
    HUMAN = "human"


@dataclass(frozen=True)
class Coverage:
    """How one criterion is tested, and by which checks."""

    criterion: Criterion
    method: Method
    checks: tuple[str, ...]

    @property
    def number(self) -> str:
        return self.criterion.number

    @property
    def by_hand(self) -> LazyString | None:
        """What a person has to do, whatever programs say. None: level AAA, which nobody promises."""
        return METHODS.get(self.number)


def coverage(checks: Mapping[str, Iterable[str]]) -> dict[str, Coverage]:
    """How each of the 86 criteria is tested.

    checks: the criteria of each check by its name, as in Audit.checks.
    """
    serving: dict[str, list[str]] = {number: [] for number in CRITERIA}
    for name, criteria in checks.items():
        for number in criteria:
            if number in serving:  # engines also know 4.1.1, which is obsolete
                serving[number].append(name)
    return {
        number: Coverage(CRITERIA[number], _method(names), tuple(sorted(names))) for number, names in serving.items()
    }


def promised(covered: Mapping[str, Coverage]) -> list[Coverage]:
    """Levels A and AA: what WCAG 2.2 AA asks for."""
    numbers = sorted(covered, key=in_order)
    return [covered[number] for number in numbers if covered[number].criterion.level != "AAA"]


def human_only(covered: Mapping[str, Coverage]) -> list[Coverage]:
    """Criteria of level A and AA that no program tests: only pointed to, or not even that."""
    return [each for each in promised(covered) if each.method in {Method.PARTLY, Method.HUMAN}]


def only_asks(check: str) -> bool:
    """Whether this check can never tell for certain, or was never shown to."""
    return check.startswith(ENGINES_THAT_ONLY_ASK) or check in RULES_THAT_ONLY_ASK | _unproven()


@cache
def _unproven() -> frozenset[str]:
    """Checks of our own without a page on which they fail: what they find, a person looks at.

    Proofs of absence need no such page: they prove that there is nothing to look at.
    """
    shown = {folder.name.replace("_", "-"): any(folder.glob("fails*.html")) for folder in FIXTURES.iterdir()}
    return frozenset(name for name, fails in shown.items() if not fails and not name.startswith(ABSENCE))


def proves_absence(check: str, outcomes: Collection[Outcome]) -> bool:
    """Whether there is nothing on any page that the check's criteria could apply to.

    outcomes: that the check came to, over all pages.
    """
    if check.startswith(ABSENCE):
        return bool(outcomes) and set(outcomes) <= {Outcome.PASSED, Outcome.INAPPLICABLE}
    return check in ABSENT_WHERE_INAPPLICABLE and set(outcomes) == {Outcome.INAPPLICABLE}


def _method(names: list[str]) -> Method:
    certain = [name for name in names if not only_asks(name)]
    if not certain:
        return Method.PARTLY if names else Method.HUMAN
    return Method.ABSENCE if all(name.startswith(ABSENCE) for name in certain) else Method.AUTOMATIC
