"""A check: what it looks for, when it is run, and what it cannot see."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import Flag, auto
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import TYPE_CHECKING

from flask_babel import LazyString

from .findings import Finding, Outcome, Record

if TYPE_CHECKING:
    from .page import Page

CHECKS = Path(__file__).with_name("checks")


class When(Flag):
    """In which ways of meeting a page a check is run.

    LOAD: with scripts, light, at the width of a desk. NARROW: 320 CSS pixels. DEEP: slow walks by keyboard and what no
    translation changes, once a subject in one language from left to right and one from right to left.
    """

    LOAD = auto()
    NO_SCRIPT = auto()
    NARROW = auto()
    DARK = auto()
    FORCED = auto()
    REDUCED = auto()
    SPACING = auto()
    TEXT_200 = auto()
    DEEP = auto()


@dataclass(frozen=True)
class Found:
    """What a check's look yields: one element, or the whole page if the selector is empty.

    certain: False: a person must look.
    criteria: instead of all of the check's.
    """

    selector: str
    evidence: str
    html: str = ""
    certain: bool = True
    criteria: tuple[str, ...] = ()
    picture: str = ""


class NotApplicable(Exception):
    """There is nothing on this page that the check is about."""


class NotTested(Exception):
    """The check could not be done; the sentence says why."""


@dataclass(frozen=True)
class Check:
    """One question asked of a page.

    criteria: of WCAG 2.2; empty for good practice.
    title: what is wrong where it finds something, as a sentence.
    look: yields what it found. None: the check only reads the document, in the JavaScript beside its module: a
        function body that gets `audit` (see page.js) and gives a list of {element, evidence, certain, criteria};
        null says: not applicable.
    across: instead of look: compares what pages say of themselves (Record.facts), once all pages were loaded.
    turn: of the slow walks, those come first that leave the page alone (0), then those that press or type (1), then those
        that read what came of it (2).
    changes_page: whether the page must be loaded anew after the check, because it typed or pressed something.
    blind_spots: what it cannot see, in English.
    """

    name: str
    criteria: tuple[str, ...]
    title: LazyString
    blind_spots: str
    look: "Callable[[Page], Iterator[Found]] | None" = None
    across: "Callable[[Sequence[Record]], Iterator[tuple[Record, Found]]] | None" = None
    when: When = When.LOAD
    turn: int = 0
    changes_page: bool = False

    @property
    def script(self) -> str:
        """The JavaScript beside the module of a check without a look."""
        return (CHECKS / f"{self.name.replace('-', '_')}.js").read_text(encoding="utf-8")

    def finding(self, found: Found, engine: str) -> Finding:
        return Finding(
            check=self.name,
            criteria=found.criteria or self.criteria,
            outcome=Outcome.FAILED if found.certain else Outcome.CANT_TELL,
            selector=found.selector,
            html=found.html,
            evidence=found.evidence,
            engine=engine,
            picture=found.picture,
        )


@cache
def checks() -> Sequence[Check]:
    """Every check in the folder, by name: a new check is a new file there."""
    modules = [import_module(f"accessibility.checks.{found.name}") for found in iter_modules([str(CHECKS)])]
    return tuple(module.check for module in modules)
