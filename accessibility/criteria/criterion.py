"""What the auditor knows about one success criterion."""

from dataclasses import dataclass
from typing import Literal

from flask_babel import LazyString

from .anchors import ANCHORS

Level = Literal["A", "AA", "AAA"]


@dataclass(frozen=True)
class Criterion:
    """One success criterion of WCAG 2.2.

    since: the version of WCAG that it came with.
    who: whom it shuts out when it is not met, in one sentence.
    mend: what to do, in one or two sentences.
    """

    number: str
    level: Level
    since: Literal["2.0", "2.1", "2.2"]
    name: LazyString
    who: LazyString
    mend: LazyString

    @property
    def url(self) -> str:
        return f"https://www.w3.org/TR/WCAG22/#{ANCHORS[self.number]}"
