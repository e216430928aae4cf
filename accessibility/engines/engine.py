"""What an engine is."""

from collections.abc import Mapping
from typing import Protocol

from ..checking import When
from ..findings import Finding, Outcome
from ..page import Page


class Engine(Protocol):
    """A set of rules by somebody else.

    when: in which ways of meeting a page it is run.
    """

    name: str
    when: When

    def version(self) -> str:
        """As its makers count."""

    def rules(self) -> Mapping[str, tuple[str, ...]]:
        """The criteria of each rule, by its name among the checks, like `axe/image-alt`."""

    def run(self, page: Page, when: When) -> tuple[list[Finding], dict[str, Outcome]]:
        """What it found, and the outcome of each rule. What goes wrong is an outcome too: untested."""
