"""The record of each check: what it found, missed and invented on the pages that are kept for it.

It lies beside the checks as data, in record.json, and is measured anew by `portal audit --record`.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from urllib.parse import quote

from . import __version__
from .audit import How, look_through, open_address
from .benchmarking import served_folder
from .browser import Browser
from .checking import Check, checks
from .findings import Cell, Outcome

FILE = Path(__file__).with_name("record.json")
FIXTURES = Path(__file__).with_name("fixtures")
SECONDS = 60
"""For one page: what is measured is what a check says, not how fast."""
KINDS = {"fails": "failing", "review": "doubtful", "passes": "good"}


@dataclass(frozen=True)
class Tally:
    """What one check said of its pages.

    failing, doubtful, good: how many pages of each kind there are.
    found: failing pages of which it says so. reviewed: failing or doubtful ones that it wants a person to look at.
    missed: failing or doubtful ones of which it says nothing. false_alarms: doubtful or good ones that it says fail.
    """

    failing: int = 0
    doubtful: int = 0
    good: int = 0
    found: int = 0
    reviewed: int = 0
    missed: int = 0
    false_alarms: int = 0
    version: str = ""
    measured_on: str = ""

    @property
    def cases(self) -> int:
        return self.failing + self.doubtful + self.good

    def with_page(self, kind: str, said: Outcome) -> "Tally":
        """The same, one page later. kind: failing, doubtful or good."""
        is_bad = kind != "good"
        counted = {
            kind: True,
            "found": kind == "failing" and said == Outcome.FAILED,
            "reviewed": is_bad and said == Outcome.CANT_TELL,
            "missed": is_bad and said not in {Outcome.FAILED, Outcome.CANT_TELL},
            "false_alarms": kind != "failing" and said == Outcome.FAILED,
        }
        return replace(self, **{name: getattr(self, name) + one for name, one in counted.items()})


@cache
def recorded() -> Mapping[str, Tally]:
    """Each check's record, by its name; nothing of checks that were not measured yet."""
    if not FILE.exists():
        return {}
    return {name: Tally(**tally) for name, tally in json.loads(FILE.read_text(encoding="utf-8")).items()}


def measure(file: Path = FILE, *, tell: Callable[[str], None] = lambda _sentence: None) -> None:
    """Look at every page that is kept for a check with that check alone, and write the record after each.

    Raises NoBrowser.
    """
    known = {check.name for check in checks()}
    tallies = {name: tally for name, tally in recorded().items() if name in known}
    browser = Browser()
    try:
        with served_folder(FIXTURES) as address:
            for check in sorted(checks(), key=lambda check: (check.look is not None, check.name)):
                if not check.across:
                    tallies[check.name] = tally = _measured(browser, address, check)
                    _write(file, tallies)
                    tell(f"{check.name}: {tally.cases} pages, {tally.missed} missed, {tally.false_alarms} false alarms")
    finally:
        browser.close()


def _measured(browser: Browser, address: str, check: Check) -> Tally:
    tally = Tally(version=__version__, measured_on=datetime.now(UTC).date().isoformat())
    for page, kind in _pages_of(check):
        tally = tally.with_page(kind, _said(browser, f"{address}/{quote(page.parent.name)}/{quote(page.name)}", check))
    return tally


def _pages_of(check: Check) -> Iterator[tuple[Path, str]]:
    for page in sorted((FIXTURES / check.name.replace("-", "_")).glob("*.html")):
        yield page, KINDS[page.stem.split("_")[0]]


def _said(browser: Browser, url: str, check: Check) -> Outcome:
    """What the check says of the page at its worst, in whichever way the page is met."""
    how = How(open_address, seconds=SECONDS, only=check.name)
    said = {record.outcomes.get(check.name) for record in look_through(browser, Cell(url, url), how)}
    return next((outcome for outcome in Outcome if outcome in said), Outcome.UNTESTED)


def _write(file: Path, tallies: Mapping[str, Tally]) -> None:
    text = json.dumps({name: asdict(tallies[name]) for name in sorted(tallies)}, indent=1)
    file.write_text(text + "\n", encoding="utf-8")
