"""What a check counts, and how it is said."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass
class Findings:
    """lost: something a client was told is not there. doubled: there is more than one. half: a step that is not whole.

    Each is a list of sentences. told: how many of each kind clients were told. counted: what is allowed, and counted.
    """

    told: Counter[str] = field(default_factory=Counter)
    lost: list[str] = field(default_factory=list)
    doubled: list[str] = field(default_factory=list)
    half: list[str] = field(default_factory=list)
    counted: Counter[str] = field(default_factory=Counter)

    @property
    def is_clean(self) -> bool:
        return not (self.lost or self.doubled or self.half)

    def want_one(self, number: int, what: str) -> None:
        """There must be exactly one of it."""
        if number < 1:
            self.lost.append(what)
        elif number > 1:
            self.doubled.append(f"{what}: {number}")

    def want(self, number: int, *, of: int, what: str) -> None:
        """A step of several parts: there must be so many."""
        if number < of:
            self.half.append(f"{what}: {number} of {of}")
        elif number > of:
            self.doubled.append(f"{what}: {number} of {of}")

    def add(self, other: "Findings") -> None:
        self.told.update(other.told)
        self.counted.update(other.counted)
        for own, theirs in ((self.lost, other.lost), (self.doubled, other.doubled), (self.half, other.half)):
            own.extend(theirs)

    def lines(self) -> Iterable[str]:
        said = ", ".join(f"{number} {what}" for what, number in sorted(self.told.items()))
        yield f"  told: {said}"
        yield f"  lost {len(self.lost)}, doubled {len(self.doubled)}, half done {len(self.half)}"
        if self.counted:
            yield "  " + ", ".join(f"{what} {number}" for what, number in sorted(self.counted.items()))
        for kind, found in (("lost", self.lost), ("doubled", self.doubled), ("half done", self.half)):
            yield from (f"  {kind}: {each}" for each in found[:8])
