"""What the publishing gate says about a document: where, what to do, and whether a reason may outweigh it."""

from dataclasses import dataclass
from typing import Literal

from flask_babel import LazyString

Kind = Literal["error", "policy", "question", "hint"]
KINDS: tuple[Kind, ...] = ("error", "policy", "question", "hint")
"""The gravest first."""
STOPPING: frozenset[Kind] = frozenset({"error", "policy"})


@dataclass(frozen=True)
class Finding:
    """One thing to mend before publishing, or to think about.

    path: like form.sections[0].pages[1].when; empty: the whole document.
    sentence: what to write, in plain English for authors; a lazy text is in the language of whoever reads it.
    kind: an error stops publishing; a policy finding does too, unless somebody gives a reason, which is recorded.
        A question or a hint stops nobody.
    check: which check found it, for grouping.
    who: the reader it shuts out. spot: where in the text, and excerpt: what stands there, as far as they are known.
    """

    path: str
    sentence: str | LazyString
    kind: Kind
    check: str
    who: LazyString | None = None
    spot: LazyString | None = None
    excerpt: str = ""

    @property
    def rank(self) -> int:
        """For sorting: the gravest first."""
        return KINDS.index(self.kind)

    @property
    def stops(self) -> bool:
        return self.kind in STOPPING

    @property
    def is_english(self) -> bool:
        """Whether it is said in English whatever the page speaks."""
        return isinstance(self.sentence, str)
