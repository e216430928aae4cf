"""Asks a page everything that is to be asked of it, the way it is met at the moment."""

from collections.abc import Iterator, Sequence
from typing import Any

from selenium.common.exceptions import WebDriverException

from . import __version__
from .checking import Check, Found, NotApplicable, NotTested, When, checks
from .engines import ENGINES
from .facts import facts_of
from .findings import Cell, Finding, Outcome, Record
from .page import Page, literal

OWN = f"auditor {__version__}"
MOST_OF_A_CHECK = 50
"""Findings of one check on one page; there the rest is more of the same."""

ASK = """
const answers = {};
for (const [name, ask] of Object.entries(questions)) {
  try {
    const found = ask(audit);
    answers[name] = found && found.slice(0, MOST).map(({element, evidence, certain = true, criteria = []}) => ({
      selector: element ? audit.selector(element) : '', html: element ? audit.html(element) : '', evidence, certain, criteria}));
  } catch (error) { answers[name] = String(error); }
}
return answers;
"""


def when_of(cell: Cell) -> When:
    """Which checks are run when a page is met this way: those for what is special about it."""
    if not cell.script:
        return When.NO_SCRIPT
    if cell.motion:
        return When.REDUCED
    if cell.text:
        return When.SPACING if cell.text == "spacing" else When.TEXT_200
    if cell.scheme != "light":
        return When.DARK if cell.scheme == "dark" else When.FORCED
    return When.NARROW if cell.width < 640 else When.LOAD


def look_at(page: Page, when: When, *, only: str = "") -> Record:
    """Run the engines and checks that are for this moment.

    only: the name of one check of our own; the rest is left out.
    """
    findings: list[Finding] = []
    outcomes: dict[str, Outcome] = {}
    for engine in ENGINES:
        if engine.when & when and not only:
            found, said = engine.run(page, when)
            findings += found
            outcomes |= said
    asked = [check for check in checks() if check.when & when and not check.across and only in {"", check.name}]
    for check, answer in [*_read_document(page, asked), *_look(page, asked)]:
        outcomes[check.name] = _outcome(answer)
        findings += _findings(check, answer)
    facts = facts_of(page) if When.LOAD in when and not only else {}
    return Record(page.cell, tuple(findings), outcomes, facts)


Answer = list[Found] | NotApplicable | NotTested


def _read_document(page: Page, asked: Sequence[Check]) -> Iterator[tuple[Check, Answer]]:
    """All checks that only read the document, in one call."""
    reading = [check for check in asked if not check.look]
    if not reading:
        return
    questions = ",".join(f"{literal(check.name)}: audit => {{{check.script}}}" for check in reading)
    try:
        answers = page.look(f"const MOST = {MOST_OF_A_CHECK}, questions = {{{questions}}};{ASK}")
    except WebDriverException as error:
        answers = {check.name: _reason(error) for check in reading}
    for check in reading:
        yield check, _answer(answers[check.name])


def _answer(answer: list[dict[str, Any]] | str | None) -> Answer:
    match answer:
        case None:
            return NotApplicable()
        case str():
            return NotTested(answer)
        case _:
            return [Found(**{**found, "criteria": tuple(found["criteria"])}) for found in answer]


def _look(page: Page, asked: Sequence[Check]) -> Iterator[tuple[Check, Answer]]:
    for check in sorted(asked, key=lambda check: check.turn):
        if not check.look:
            continue
        if page.seconds_left < 0:
            yield check, NotTested("The page took too long")
            continue
        try:
            yield check, list(check.look(page))[:MOST_OF_A_CHECK]
        except (NotApplicable, NotTested) as answer:
            yield check, answer
        except WebDriverException as error:
            yield check, NotTested(_reason(error))
        if check.changes_page:
            page.reload()


def _outcome(answer: Answer) -> Outcome:
    match answer:
        case NotApplicable():
            return Outcome.INAPPLICABLE
        case NotTested():
            return Outcome.UNTESTED
        case []:
            return Outcome.PASSED
        case _:
            return Outcome.FAILED if any(found.certain for found in answer) else Outcome.CANT_TELL


def _findings(check: Check, answer: Answer) -> list[Finding]:
    match answer:
        case NotApplicable():
            return []
        case NotTested():
            return [Finding(check.name, check.criteria, Outcome.UNTESTED, evidence=str(answer), engine=OWN)]
        case _:
            return [check.finding(found, OWN) for found in answer]


def _reason(error: WebDriverException) -> str:
    return (error.msg or type(error).__name__).splitlines()[0]
