"""Looks at pages: loads each once, meets it in every way there is, and keeps what came of it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from selenium.common.exceptions import TimeoutException, WebDriverException

from . import __version__, papers
from .arriving import NOTHING, why_not
from .browser import GONE, Browser
from .checking import When, checks
from .engines import ENGINES
from .findings import Cell, Finding, Outcome, Record
from .looking import OWN, look_at, when_of
from .page import Page
from .papers import is_paper, look_at_paper

SECONDS = 12
"""For every check of one page of any site."""
SECONDS_TO_SPARE = 18
"""For loading it, and until a browser that does not answer is ended."""
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
        with browser.no_longer_than(how.seconds + SECONDS_TO_SPARE):
            yield from _arrived(browser, base, how)
    except OSError as error:
        if browser.was_ended:
            browser.again()
        yield _not_tested(base, f"The file did not come: {error}")
    except GONE as error:
        yield _not_tested(base, _why_it_ended(browser, error, how))
        browser.again()


def _arrived(browser: Browser, base: Cell, how: How) -> Iterator[Record]:
    how.reach(browser, base)
    address = str(browser.script("return location.href"))
    if is_paper(address):
        yield look_at_paper(browser, base, address)
    elif reason := why_not(browser, base):
        yield _not_tested(base, reason)
    else:
        yield from _every_way(browser, base, how)


def _why_it_ended(browser: Browser, error: Exception, how: How) -> str:
    if browser.was_ended:
        return f"it took longer than {how.seconds + SECONDS_TO_SPARE:.0f} seconds"
    if isinstance(error, TimeoutException):
        return "the page did not come in time"
    message = error.msg if isinstance(error, WebDriverException) else ""
    return (message or "the browser ended").splitlines()[0]


def _every_way(browser: Browser, base: Cell, how: How) -> Iterator[Record]:
    page = Page(browser, base, seconds=how.seconds, reach=how.reach)
    for cell in ways(base):
        if _is_asked(how.only, when_of(cell)):
            yield _met(page, cell, when_of(cell), only=how.only)
    if how.deep and _is_asked(how.only, When.DEEP):
        yield _met(page, base, When.DEEP, only=how.only)
    for cell in without_scripts(base):
        if not _is_asked(how.only, when_of(cell)):
            continue
        if page.cell.script:
            how.reach(browser, cell)
        yield _met(page, cell, when_of(cell), only=how.only)


def _is_asked(only: str, when: When) -> bool:
    """Whether there is anything to ask in this way of meeting a page."""
    return not only or any(check.name == only and when & check.when for check in checks())


def _met(page: Page, cell: Cell, when: When, *, only: str) -> Record:
    page.browser.meet(cell)
    page.cell = cell
    return look_at(page, when, only=only)


def _not_tested(cell: Cell, reason: str) -> Record:
    finding = Finding(LOADED, (), Outcome.UNTESTED, evidence=f"Not tested because {reason}", engine=OWN)
    return Record(cell, (finding,), {LOADED: Outcome.UNTESTED})


def open_address(browser: Browser, cell: Cell) -> None:
    """Reach a page that is an address and nothing more."""
    browser.meet(replace(cell, text=""))
    browser.load(NOTHING)
    browser.load(cell.url, script=cell.script)


def look_across(records: Sequence[Record]) -> list[Record]:
    """What only shows when pages are compared: a record for each page where something was found, and their checks'."""
    compared = [record for record in records if record.facts]
    found: dict[Cell, list[Finding]] = {}
    outcomes: dict[Cell, dict[str, Outcome]] = {}
    for check in [check for check in checks() if check.across]:
        for record in compared:
            outcomes.setdefault(record.cell, {})[check.name] = Outcome.PASSED
        for record, what in check.across(compared) if check.across else ():
            finding = check.finding(what, OWN)
            found.setdefault(record.cell, []).append(finding)
            outcomes[record.cell][check.name] = finding.outcome
    return [Record(cell, tuple(found.get(cell, ())), said) for cell, said in outcomes.items()]


def engines() -> Mapping[str, str]:
    """The version of each, by name."""
    return {engine.name: engine.version() for engine in ENGINES} | {"auditor": __version__}


def all_checks() -> Mapping[str, tuple[str, ...]]:
    """The criteria of each check there is, of engines too, by name."""
    of_engines = {name: criteria for engine in ENGINES for name, criteria in engine.rules().items()}
    of_papers = papers.criteria()
    return {LOADED: ()} | of_engines | {check.name: check.criteria for check in checks()} | dict(of_papers)
