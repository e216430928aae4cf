"""Looks at pages: loads each once, meets it in every way there is, and keeps what came of it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from selenium.common.exceptions import TimeoutException, WebDriverException

from . import __version__
from .browser import Browser
from .checking import When, checks
from .engines import ENGINES
from .findings import Audit, Cell, Finding, Outcome, Record, Store
from .looking import OWN, look_at, when_of
from .page import Page

SECONDS = 12
"""For every check of one page of any site."""
LOADED = "loaded"
"""The name of the one question every page is asked first: did it come?"""
Reach = Callable[[Browser, Cell], None]
"""Bring the browser to the state of the page that the cell's subject names."""


def ways(base: Cell) -> list[Cell]:
    """The ways in which one loaded page is met, without loading it again; the first is the base."""
    ways: list[Cell] = []
    for width in (1280, 320):
        ways += [replace(base, width=width, scheme=scheme) for scheme in ("light", "dark", "forced")]
        ways.append(replace(base, width=width, text="spacing"))
    return [*ways, replace(base, motion="reduced"), replace(base, text="200%")]


def without_scripts(base: Cell) -> list[Cell]:
    """The ways in which it is met where JavaScript does not run."""
    return [replace(base, script=False), replace(base, script=False, width=320)]


@dataclass(frozen=True)
class How:
    """How thoroughly a subject is looked at.

    reach: brings the browser to it.
    deep: whether the slow walks are done.
    seconds: for all checks together.
    only: the name of one check of our own; the rest is left out.
    """

    reach: Reach
    deep: bool = True
    seconds: float = SECONDS
    only: str = ""


def look_through(browser: Browser, base: Cell, how: How) -> Iterator[Record]:
    """Every record of one subject in one language."""
    try:
        how.reach(browser, base)
        page = Page(browser, base, seconds=how.seconds)
        for cell in ways(base):
            yield _met(page, cell, when_of(cell), only=how.only)
        if how.deep:
            yield _met(page, base, When.DEEP, only=how.only)
        for cell in without_scripts(base):
            if page.cell.script:
                how.reach(browser, cell)
            yield _met(page, cell, when_of(cell), only=how.only)
    except TimeoutException:
        yield _not_tested(base, "The page did not come in time")
    except WebDriverException as error:
        yield _not_tested(base, (error.msg or "The browser ended").splitlines()[0])
        browser.again()


def _met(page: Page, cell: Cell, when: When, *, only: str) -> Record:
    page.browser.meet(cell)
    page.cell = cell
    return look_at(page, when, only=only)


def _not_tested(cell: Cell, reason: str) -> Record:
    finding = Finding(LOADED, (), Outcome.UNTESTED, evidence=f"Not tested: {reason}", engine=OWN)
    return Record(cell, (finding,), {LOADED: Outcome.UNTESTED})


def open_address(browser: Browser, cell: Cell) -> None:
    """Reach a page that is an address and nothing more."""
    browser.meet(replace(cell, text=""))
    browser.load(cell.url, script=cell.script)


def audit_urls(urls: Sequence[str], *, folder: Path, tell: Callable[[str], None] = lambda _url: None) -> Audit:
    """Look at pages of any site, and keep the audit in the folder.

    tell: called with each address before it is looked at.

    Raises NoBrowser.
    """
    store, begun = Store(folder), datetime.now(UTC)
    browser = Browser()
    try:
        for number, url in enumerate(urls):
            tell(url)
            records = look_through(browser, Cell(url, url), How(open_address))
            store.keep(f"{number:05}", list(records), list(all_checks()))
    finally:
        browser.close()
    return close(store, release=" ".join(urls)[:200], begun=begun)


def close(store: Store, *, release: str, begun: datetime) -> Audit:
    """Say what the audit was, and read it whole."""
    about = Audit(release, begun, datetime.now(UTC), engines(), all_checks())
    store.close(about)
    return store.read()


def engines() -> Mapping[str, str]:
    """The version of each, by name."""
    return {engine.name: engine.version() for engine in ENGINES} | {"auditor": __version__}


def all_checks() -> Mapping[str, tuple[str, ...]]:
    """The criteria of each check there is, of engines too, by name."""
    of_engines = {name: criteria for engine in ENGINES for name, criteria in engine.rules().items()}
    return {LOADED: ()} | of_engines | {check.name: check.criteria for check in checks()}
