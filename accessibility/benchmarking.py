"""Measures the auditor: on pages of which it is known what is wrong with them, what does it find, miss and invent?

A benchmark is a folder with pages and `testcases.json` in the form in which W3C publishes the test cases of ACT rules
(https://www.w3.org/WAI/content-assets/wcag-act-rules/testcases.json); of each case are read `relativePath` (or `url`),
`expected` (failed, passed, inapplicable), `ruleId`, and the criteria in `ruleAccessibilityRequirements`. Without that
file the names of the pages tell: fails*.html and passes*.html, with the folder as the rule.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any, Literal
from urllib.parse import quote, urlsplit

from .findings import Audit, Cell, Finding, Outcome
from .running import Plan, Tell, Visit, run

SECONDS = 60
"""For one page: what is measured is what the auditor finds, not how fast."""
MANIFEST = "testcases.json"
PAGES = {".html", ".htm", ".xhtml", ".svg", ".pdf", ".eml"}


@dataclass(frozen=True)
class Case:
    """One page, and what is known of it.

    rule: which barrier, or which rule of W3C.
    criteria: where the barrier counts; empty: any finding will do.
    """

    path: str
    rule: str
    expected: Literal["failed", "passed", "inapplicable"]
    criteria: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Score:
    """What came of one case.

    certain: checks that say it fails. review: checks that want a person to look.
    """

    case: Case
    certain: tuple[str, ...]
    review: tuple[str, ...]

    @property
    def is_found(self) -> bool:
        return self.case.expected == "failed" and bool(self.certain)

    @property
    def is_for_review(self) -> bool:
        return self.case.expected == "failed" and not self.certain and bool(self.review)

    @property
    def is_false_alarm(self) -> bool:
        return self.case.expected != "failed" and bool(self.certain)


def cases(folder: Path) -> list[Case]:
    """The cases of this benchmark.

    Raises ValueError with a sentence if there is none, or if one names no page in the folder.
    """
    manifest = folder / MANIFEST
    known = _of_manifest(manifest) if manifest.exists() else _of_names(folder)
    if not known:
        raise ValueError(f"{folder} has neither {MANIFEST} nor pages called fails….html and passes….html.")
    for case in known:
        page = (folder / case.path).resolve()
        if not page.is_relative_to(folder.resolve()) or not page.is_file():
            raise ValueError(f"{MANIFEST}: there is no page {case.path} in {folder}.")
    return known


def measure(folder: Path, kept_in: Path, *, browsers: int = 1, tell: Tell = lambda _sentence: None) -> list[Score]:
    """Look at every page of the benchmark.

    kept_in: where the audit goes.

    Raises ValueError as `cases` does, and NoBrowser.
    """
    known = cases(folder)
    with served_folder(folder) as address:
        visits = [Visit(Cell(path, f"{address}/{quote(path)}")) for path in dict.fromkeys(case.path for case in known)]
        audit = run(Plan(folder.name, visits, browsers=browsers, seconds=SECONDS), kept_in, tell=tell)
    return scores(known, audit)


def scores(known: Sequence[Case], audit: Audit) -> list[Score]:
    """What the audit says of each case."""
    found: dict[str, list[Finding]] = defaultdict(list)
    for cell, finding in audit.findings():
        found[cell.subject].append(finding)
    return [_score(case, found[case.path]) for case in known]


def told(measured: Sequence[Score]) -> Iterator[str]:
    """The lines to print: what was missed and invented, each check's record, and last the sum."""
    for score in measured:
        if score.is_false_alarm:
            yield f"false alarm: {score.case.path} ({score.case.rule}): {', '.join(score.certain)}"
        elif score.case.expected == "failed" and not score.is_found:
            told_of = f"for review by {', '.join(score.review)}" if score.review else "nothing found"
            yield f"missed: {score.case.path} ({score.case.rule}): {told_of}"
    for check, record in by_check(measured).items():
        yield f"{check}: found {record['found']}, false alarms {record['false_alarms']}"
    failing = [score for score in measured if score.case.expected == "failed"]
    reviewed = sum(score.is_for_review for score in failing)
    yield f"for a person to review: {reviewed} more of {len(failing)}"
    found, alarms = sum(score.is_found for score in failing), sum(score.is_false_alarm for score in measured)
    yield f"found {found} of {len(failing)}, false alarms {alarms}"


def by_check(measured: Sequence[Score]) -> dict[str, dict[str, int]]:
    """Each check's own record: failing cases it found, and its false alarms on good ones; the busiest first."""
    record: dict[str, dict[str, int]] = defaultdict(lambda: {"found": 0, "false_alarms": 0})
    for score in measured:
        for check in score.certain:
            record[check]["found" if score.case.expected == "failed" else "false_alarms"] += 1
    return dict(sorted(record.items(), key=lambda row: (-row[1]["found"], row[0])))


def _score(case: Case, findings: Sequence[Finding]) -> Score:
    """A finding counts where it says that the same criterion is not met; anything nearby would triple the score."""
    met = [each for each in findings if not case.criteria or case.criteria & set(each.criteria)]
    by_outcome = {
        outcome: tuple(sorted({each.check for each in met if each.outcome == outcome}))
        for outcome in (Outcome.FAILED, Outcome.CANT_TELL)
    }
    return Score(case, by_outcome[Outcome.FAILED], by_outcome[Outcome.CANT_TELL])


def _of_manifest(manifest: Path) -> list[Case]:
    try:
        listed = json.loads(manifest.read_text(encoding="utf-8"))["testcases"]
        return [_case(each) for each in listed]
    except (json.JSONDecodeError, KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"{manifest}: it is not in the form of W3C's test cases ({error!r}).") from error


def _case(listed: dict[str, Any]) -> Case:
    required = listed.get("ruleAccessibilityRequirements") or {}
    numbers = (re.search(r"\d\.\d\.\d+", name) for name in required)
    path = listed.get("relativePath") or urlsplit(listed["url"]).path.lstrip("/")
    criteria = frozenset(number[0] for number in numbers if number)
    return Case(path, str(listed.get("ruleId", "")), listed["expected"], criteria)


def _of_names(folder: Path) -> list[Case]:
    pages = sorted(page for page in folder.rglob("*") if page.suffix in PAGES)
    kinds: dict[str, Literal["failed", "passed"]] = {"fails": "failed", "passes": "passed"}
    return [
        Case(page.relative_to(folder).as_posix(), page.parent.name, kind)
        for page in pages
        for start, kind in kinds.items()
        if page.name.startswith(start)
    ]


class _Quiet(SimpleHTTPRequestHandler):
    extensions_map = SimpleHTTPRequestHandler.extensions_map | {".eml": "message/rfc822"}

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


@contextmanager
def served_folder(folder: Path) -> Iterator[str]:
    """The address at which the folder's pages are."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
