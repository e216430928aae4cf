"""Runs an audit: many pages, a few browsers, one folder. What was finished before an interruption is not done again."""

import re
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from queue import Empty, SimpleQueue

from .audit import SECONDS, How, Reach, all_checks, engines, look_across, look_through, open_address
from .browser import Browser
from .confirming import confirmed
from .findings import Audit, Cell, Record, Store
from .pictures import with_pictures

ACROSS = "~across"
"""The shard of what only shows when pages are compared; it comes after every other one."""


@dataclass(frozen=True)
class Visit:
    """One subject in one language: loaded once with and once without scripts, and met in every way.

    deep: whether the slow walks by keyboard are done.
    """

    cell: Cell
    deep: bool = True

    @property
    def shard(self) -> str:
        """The name under which it is kept."""
        return re.sub(r"[^\w.-]+", "-", f"{self.cell.subject}.{self.cell.language}")[-120:]


@dataclass(frozen=True)
class Plan:
    """What to look at, and how.

    release: what is audited, in its own words.
    reach: brings a browser to a cell's subject.
    browsers: how many at once.
    seconds: how long all checks together may take with one page in one language.
    flags: of the browsers' command line.
    twice: whether pages on which something fails are looked at twice, and only what is seen again is believed.
    """

    release: str
    visits: Sequence[Visit]
    reach: Reach = open_address
    browsers: int = 1
    seconds: float = SECONDS
    twice: bool = False
    flags: Sequence[str] = ()


Tell = Callable[[str], None]


def run(plan: Plan, folder: Path, *, tell: Tell = lambda _sentence: None) -> Audit:
    """Look at everything that is not in the folder yet, and read the whole.

    tell: called with a sentence for each visit, from several threads.

    Raises NoBrowser.
    """
    store, begun = Store(folder), datetime.now(UTC)
    waiting: SimpleQueue[Visit] = SimpleQueue()
    for visit in plan.visits:
        if not store.has(visit.shard):
            waiting.put(visit)
    desk = _Desk(plan, store, waiting, tell)
    with ExitStack() as stack, ThreadPoolExecutor(max(plan.browsers, 1)) as threads:
        browsers = [
            stack.enter_context(closing(Browser(plan.flags))) for _ in range(min(plan.browsers, waiting.qsize()))
        ]
        for _ in threads.map(lambda browser: _work(desk, browser), browsers):
            """What went wrong in a thread is raised here."""
    store.close(Audit(plan.release, begun, datetime.now(UTC), engines(), all_checks()))
    _compare(store)
    return store.read()


def audit_urls(urls: Sequence[str], *, folder: Path, tell: Tell = lambda _sentence: None) -> Audit:
    """Look at pages of any site.

    Raises NoBrowser.
    """
    return run(Plan(" ".join(urls)[:200], [Visit(Cell(url, url)) for url in urls]), folder, tell=tell)


@dataclass(frozen=True)
class _Desk:
    """What those who look have before them."""

    plan: Plan
    store: Store
    waiting: SimpleQueue[Visit]
    tell: Tell


def _work(desk: _Desk, browser: Browser) -> None:
    total, names = len(desk.plan.visits), list(all_checks())
    while True:
        try:
            visit = desk.waiting.get_nowait()
        except Empty:
            return
        how = How(desk.plan.reach, deep=visit.deep, seconds=desk.plan.seconds)
        looking = look_through(browser, visit.cell, how)
        seen = [with_pictures(browser, record, desk.store.pictures) for record in looking]
        again = partial(_again, browser, visit.cell, how) if desk.plan.twice else partial(list, seen)
        records = confirmed(seen, again)
        desk.store.keep(visit.shard, records, names)
        found = sum(finding.outcome == "failed" for record in records for finding in record.findings)
        done = total - desk.waiting.qsize()
        desk.tell(f"{done} of {total}: {visit.cell.subject} {visit.cell.language}: {found or 'nothing'} found")


def _again(browser: Browser, cell: Cell, how: How) -> list[Record]:
    return list(look_through(browser, cell, how))


def _compare(store: Store) -> None:
    """Compare the pages with each other, language by language and persona by persona."""
    (store.cells / f"{ACROSS}.json").unlink(missing_ok=True)
    records = [record for record in store.read().records if record.facts]
    groups = {replace(record.cell, subject="", url="") for record in records}
    compared = [
        found
        for group in sorted(groups, key=str)
        for found in look_across([each for each in records if replace(each.cell, subject="", url="") == group])
    ]
    store.keep(ACROSS, compared, list(all_checks()))
