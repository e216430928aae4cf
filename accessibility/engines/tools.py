"""Checkers that run beside the browser, where somebody installed them: html-validate (needs Node) and Nu (needs Java).

They get the page as it was served. What they say, a person looks at; where they are not installed, nothing is said of them.
"""

import json
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from selenium.common.exceptions import WebDriverException

from ..checking import When
from ..findings import Finding, Outcome
from ..page import Page

SECONDS = 8
MOST = 20
VALIDATE: Mapping[str, tuple[str, ...]] = {
    "aria-hidden-body": ("4.1.2",),
    "aria-label-misuse": ("4.1.2",),
    "empty-heading": ("1.3.1",),
    "empty-title": ("2.4.2",),
    "hidden-focusable": ("4.1.2",),
    "input-missing-label": ("4.1.2",),
    "meta-refresh": ("2.2.1",),
    "multiple-labeled-controls": ("1.3.1",),
    "no-autoplay": ("1.4.2",),
    "no-dup-id": (),
    "text-content": ("4.1.2",),
    "unique-landmark": (),
    "wcag/h30": ("2.4.4",),
    "wcag/h32": ("3.2.2",),
    "wcag/h36": ("1.1.1",),
    "wcag/h37": ("1.1.1",),
    "wcag/h63": ("1.3.1",),
    "wcag/h67": ("1.1.1",),
    "wcag/h71": ("1.3.1",),
}
"""The rules of html-validate that are read; the rest is about style."""
NOISE = ("Trailing slash on void", "CSS:", "Consider ", "The “type” attribute is unnecessary")


@dataclass
class Tool:
    """A program that reads HTML from its input and writes JSON.

    program: what it is called on the path.
    criteria: of each of its rules, by name.
    """

    name: str
    program: str
    arguments: tuple[str, ...]
    criteria: Mapping[str, tuple[str, ...]]
    when: When = When.DEEP

    def is_there(self) -> bool:
        return bool(shutil.which(self.program))

    def version(self) -> str:
        return _version(self.program)

    def rules(self) -> Mapping[str, tuple[str, ...]]:
        return {f"{self.name}/{rule}": criteria for rule, criteria in self.criteria.items()}

    def run(self, page: Page, when: When) -> tuple[list[Finding], dict[str, Outcome]]:  # noqa: ARG002 engines share one interface
        rules = self.rules()
        try:
            said = self._said(page.source, seconds=min(SECONDS, page.seconds_left))
        except (WebDriverException, OSError, ValueError, subprocess.TimeoutExpired):
            return [], dict.fromkeys(rules, Outcome.UNTESTED)
        findings = list(self._findings(said))[:MOST]
        return findings, dict.fromkeys(rules, Outcome.PASSED) | {one.check: one.outcome for one in findings}

    def _said(self, source: str, *, seconds: float) -> Any:
        command = [shutil.which(self.program) or self.program, *self.arguments]
        wait = max(seconds, 1)
        done = subprocess.run(command, input=source, capture_output=True, text=True, timeout=wait, check=False)  # noqa: S603
        return json.loads(done.stdout)  # who finds nothing says so; who says nothing broke down

    def _findings(self, said: Any) -> Iterator[Finding]:
        files = said if isinstance(said, list) else [said]
        for message in [message for file in files for message in file["messages"]]:
            rule = message.get("ruleId") or "markup"
            if rule not in self.criteria or message.get("type") == "info" or message["message"].startswith(NOISE):
                continue
            yield Finding(
                check=f"{self.name}/{rule}",
                criteria=self.criteria[rule],
                outcome=Outcome.CANT_TELL,
                selector=message.get("selector") or "",
                html=message.get("extract", "")[:300],
                evidence=f"Line {message.get('line') or message.get('lastLine', 0)}: {message['message']}",
                engine=f"{self.name} {self.version()}",
            )


@cache
def _version(program: str) -> str:
    try:
        said = subprocess.run([program, "--version"], capture_output=True, text=True, timeout=SECONDS, check=False)  # noqa: S603
    except (OSError, subprocess.TimeoutExpired):
        return "unknown"
    return said.stdout.strip().removeprefix("html-validate-") or "unknown"


ASKED = tuple(word for rule in VALIDATE for word in ("--rule", f"{rule}:error"))
"""By name: no preset of theirs has all of them, and a rule that was not asked must not count as passed."""
HTML_VALIDATE = Tool(
    "html-validate",
    "html-validate",
    (*ASKED, "--preset", "a11y", "--stdin", "--formatter", "json"),
    VALIDATE,
)
NU = Tool("nu", "vnu", ("--format", "json", "--stdout", "--exit-zero-always", "-"), {"markup": ()})
TOOLS = (HTML_VALIDATE, NU)
