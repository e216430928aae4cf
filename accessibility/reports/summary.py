"""The audit in a few lines, for the terminal."""

from collections.abc import Iterator

from ..coverage import human_only, promised
from ..criteria import in_order
from ..findings import Audit, Outcome
from .digest import Barrier, Digest, digest
from .given import Given

MOST_LINES = 20
"""Findings named in the summary; the report has them all."""


def render(audit: Audit, given: Given | None = None) -> str:
    """English, like all that the terminal says."""
    return "\n".join(_lines(digest(audit, given))) + "\n"


def _lines(whole: Digest) -> Iterator[str]:
    totals = whole.totals
    engines = ", ".join(f"{name} {version}" for name, version in whole.audit.engines.items())
    seconds = round((whole.audit.finished_at - whole.audit.started_at).total_seconds())
    yield f"{_count(totals.pages, 'page')} met in {_count(totals.cells, 'way')} in {_count(seconds, 'second')} with {engines or 'no engine'}"
    yield from _not_tested(whole)
    yield ""
    yield f"{_count(totals.barriers, 'barrier')} ({_count(totals.failed, 'finding')})"
    yield from _findings(whole.barriers)
    yield f"{_count(totals.questions, 'question')} for a person ({_count(totals.cant_tell, 'finding')})"
    yield from _findings(whole.questions)
    yield f"{totals.waived} of them accepted for now"
    failing = [verdict.criterion.number for verdict in whole.verdicts.values() if verdict.outcome == Outcome.FAILED]
    yield f"Criteria not met: {', '.join(sorted(failing, key=in_order)) or 'none that programs or people found'}"


def _not_tested(whole: Digest) -> Iterator[str]:
    alone = human_only(whole.covered)
    yield f"Not tested by programs: {len(alone)} of {len(promised(whole.covered))} criteria ({', '.join(each.number for each in alone)})"
    if whole.totals.untested:
        yield f"Could not be done: {_count(whole.totals.untested, 'check')}"
    for gap in whole.gaps[:MOST_LINES]:
        yield f"  {gap.check} on {_count(len(gap.subjects), 'page')}: {_plain(gap.reason) or 'no reason was kept'}"
    yield from _rest(len(whole.gaps))


def _findings(found: tuple[Barrier, ...]) -> Iterator[str]:
    for each in found[:MOST_LINES]:
        criteria = " ".join(each.criteria) or "good practice"
        waived = f" (accepted until {each.waived.until})" if each.waived else ""
        yield f"  {each.check} [{criteria}] {each.subject} {_plain(each.finding.selector) or 'whole page'}{waived}"
        yield f"    {_plain(each.finding.evidence)}"
    yield from _rest(len(found))


def _rest(count: int) -> Iterator[str]:
    if count > MOST_LINES:
        yield f"  and {count - MOST_LINES} more in the report"


def _plain(text: str) -> str:
    """What was read from a foreign page must not command the terminal."""
    return "".join(letter for letter in " ".join(text.split()) if letter.isprintable())


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
