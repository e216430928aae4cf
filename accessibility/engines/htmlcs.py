"""HTML_CodeSniffer, in the page. One rule here is one success criterion there; the technique is in the evidence."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from selenium.common.exceptions import WebDriverException

from ..checking import When
from ..findings import Finding, Outcome
from ..page import Page

SCRIPT = Path(__file__).parents[1] / "vendor" / "htmlcs.js"
ADMITTED = frozenset({"H25.1.EmptyTitle"})
"""Codes that have never cried wolf; whatever else it finds, a person looks at."""
CRIED_WOLF = frozenset(
    {
        *("F10", "F96", "G90", "G141", "H24", "H25.1.NoTitleEl", "H30.2", "H36", "H37", "H39.3.NoCaption"),
        *("H42.2", "H43,H63", "H43.HeadersRequired", "H43.IncorrectAttr", "H48", "H53,ARIA6", "H57.2", "H57.3.Lang"),
        *("H57.3.XmlLang", "H58.1.Lang", "H64.1", "H67.2", "H85.2", "H98"),
    }
)
"""Codes that find more where all is well than where it is not. axe-core or a check of our own asks the same; they are
left out, with everything about names (H91) and about contrast (G18, G145, G17), for else nobody reads the rest."""
OF_OTHERS = ("H91.", "G18", "G145", "G17")
RUN = """
// It has no words for an address that is the name of the user, and would end there.
const say = HTMLCS.getTranslation;
HTMLCS.getTranslation = what => say.call(HTMLCS, what) ?? what;
HTMLCS.process('WCAG2AA', document, () => 0);
return HTMLCS.getMessages().filter(m => m.type < 3).map(m => ({
  type: m.type, code: m.code, says: m.msg, html: m.element.cloneNode ? m.element.cloneNode(false).outerHTML?.slice(0, 300) ?? '' : '',
  selector: m.element.nodeType === 1 ? audit.selector(m.element) : ''}));
"""


class HtmlCodeSniffer:
    name = "HTML_CodeSniffer"
    when = When.DEEP

    def version(self) -> str:
        return _version()

    def rules(self) -> Mapping[str, tuple[str, ...]]:
        return _rules()

    def run(self, page: Page, when: When) -> tuple[list[Finding], dict[str, Outcome]]:  # noqa: ARG002 engines share one interface
        try:
            page.script(SCRIPT.read_text(encoding="utf-8") + "; window.HTMLCS = HTMLCS;")
            messages = page.look(RUN)
        except WebDriverException:
            return [], dict.fromkeys(self.rules(), Outcome.UNTESTED)
        findings = [self._finding(message) for message in messages if _is_worth_reading(message["code"])]
        outcomes = dict.fromkeys(self.rules(), Outcome.PASSED)
        for finding in sorted(findings, key=lambda finding: finding.outcome == Outcome.FAILED):
            outcomes[finding.check] = finding.outcome
        return findings, outcomes

    def _finding(self, message: dict[str, Any]) -> Finding:
        criterion, technique = _code(message["code"])
        return Finding(
            check=f"htmlcs/{criterion}",
            criteria=(criterion,),
            outcome=Outcome.FAILED if technique in ADMITTED else Outcome.CANT_TELL,
            selector=message["selector"],
            html=message["html"],
            evidence=f"{technique}: {message['says']}",
            engine=f"{self.name} {self.version()}",
        )


def _code(code: str) -> tuple[str, str]:
    """WCAG2AA.Principle1.Guideline1_3.1_3_1.H42.2 is criterion 1.3.1 and technique H42.2."""
    _standard, _principle, _guideline, criterion, *technique = code.split(".")
    number = ".".join(criterion.split("_")[:3])
    return number, ".".join(technique)


def _is_worth_reading(code: str) -> bool:
    _criterion, technique = _code(code)
    return technique not in CRIED_WOLF and not technique.startswith(OF_OTHERS)


@cache
def _version() -> str:
    found = re.search(r"html_codesniffer - v([\d.]+)", SCRIPT.read_text(encoding="utf-8")[:200])
    return found[1] if found else "unknown"


@cache
def _rules() -> Mapping[str, tuple[str, ...]]:
    """Every criterion it has a sniff for."""
    numbers = re.findall(r"Guideline\d_\d\.(\d_\d_\d+)", SCRIPT.read_text(encoding="utf-8"))
    return {f"htmlcs/{number.replace('_', '.')}": (number.replace("_", "."),) for number in sorted(set(numbers))}
