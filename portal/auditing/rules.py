"""What becomes of a finding, and how long it may be put up with."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

MOST_FINDINGS = 50_000
"""Rows that are kept of one audit; what is beyond is counted."""
MOST_PICTURES, BIGGEST_PICTURE = 2_000, 2_000_000
LONGEST_REASON = 2_000
LONGEST_WORDS = 4_000
SHORTEST_REASON = 20
LONGEST_WAIVER = timedelta(days=366)
RUNS_OUT_SOON = timedelta(days=30)
TEST_AGAIN_AFTER = timedelta(days=365)
MOST_ATTACHMENTS = 5
ANSWER_WITHIN = 2
"""Working days in which whoever reports a barrier is answered."""
WHOLE_PAGES = frozenset({"", "*", "html", "body", ":root", "main"})
"""Selectors that stand for so much that putting up with them would silence a rule."""


class Outcome(StrEnum):
    """What becomes a row; the words are the auditor's."""

    FAILED = "failed"
    CANT_TELL = "cantTell"
    UNTESTED = "untested"


class Kind(StrEnum):
    """What was looked at: every state of a release, or the published pages as they are."""

    RELEASE = "release"
    LIVE = "live"


class WaiverState(StrEnum):
    """Only the first two put anything up with."""

    ACTIVE = "active"
    RUNNING_OUT = "running out"
    EXPIRED = "expired"
    ENDED = "ended"


class Aid(StrEnum):
    """What people read, hear, see and type with."""

    NVDA = "nvda"
    JAWS = "jaws"
    VOICEOVER_IOS = "voiceover-ios"
    VOICEOVER_MACOS = "voiceover-macos"
    TALKBACK = "talkback"
    KEYBOARD = "keyboard"
    VOICE = "voice"
    MAGNIFIER = "magnifier"
    SWITCH = "switch"


class Result(StrEnum):
    """How a test by people went."""

    PASSED = "passed"
    PARTLY = "partly"
    BARRIER = "barrier"


@dataclass(frozen=True)
class Difference:
    """Two audits of the same thing, by fingerprint."""

    new: frozenset[str]
    gone: frozenset[str]
    still: frozenset[str]


def difference(before: Collection[str], after: Collection[str]) -> Difference:
    old, now = frozenset(before), frozenset(after)
    return Difference(new=now - old, gone=old - now, still=old & now)


def may_be_waived(selector: str) -> bool:
    """Only a single element can be put up with: never a page, and never a rule."""
    return selector.strip().lower() not in WHOLE_PAGES and "*" not in selector and "," not in selector


def waiver_state(since: date, until: date, *, ended: bool, today: date) -> WaiverState:
    """On its last day a waiver still counts; the day after, the finding counts again."""
    if ended:
        return WaiverState.ENDED
    if until < today:
        return WaiverState.EXPIRED
    return WaiverState.RUNNING_OUT if until - max(since, today) <= RUNS_OUT_SOON else WaiverState.ACTIVE


def worst(outcomes: Iterable[str]) -> str:
    """The one that matters most of several about the same thing."""
    return min(outcomes, key=ORDER.__getitem__)


ORDER: Mapping[str, int] = {"failed": 0, "cantTell": 1, "untested": 2, "passed": 3, "inapplicable": 4}
