"""What the publishing gate says about a document: where, what to do, and whether a reason may outweigh it."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Finding:
    """One thing to mend before publishing.

    path: like form.sections[0].pages[1].when; empty: the whole document.
    sentence: what to write, in plain English for authors.
    kind: an error stops publishing; a policy finding does too, unless somebody gives a reason, which is recorded.
    check: which check found it, for grouping.
    """

    path: str
    sentence: str
    kind: Literal["error", "policy"]
    check: str
