"""The HTML parser of the standard, strict, over the page as it was served."""

from collections.abc import Mapping

import html5lib
from html5lib.constants import E
from selenium.common.exceptions import WebDriverException

from ..checking import When
from ..findings import Finding, Outcome
from ..page import Page

RULE = "html/parse"
MATTERS = (
    *(
        "adoption-agency",
        "duplicate-attribute",
        "end-tag-too-early",
        "eof-in-attribute",
        "eof-in-select",
        "eof-in-table",
    ),
    *("expected-closing-tag", "expected-named-closing-tag", "expected-one-end-tag", "missing-end-tag", "no-end-tag"),
    *(
        "two-heads",
        "unexpected-cell",
        "unexpected-char-after-body",
        "unexpected-char-implies-table",
        "unexpected-end-tag",
    ),
    *("unexpected-form-in-table", "unexpected-html-element-in-foreign", "unexpected-implied", "unexpected-input"),
    *("unexpected-select", "unexpected-start-tag", "unexpected-table-element"),
)
"""How the codes begin of what a browser mends by guessing: elements end up elsewhere, twice, or not at all. The others
(doctypes, entities, slashes) change nothing of what people get.
"""
MOST = 20
NOT_KEPT = "The browser has not kept the page as it was served."


class Html:
    name = "html5lib"
    when = When.LOAD

    def version(self) -> str:
        return str(html5lib.__version__)

    def rules(self) -> Mapping[str, tuple[str, ...]]:
        return {RULE: ()}

    def run(self, page: Page, when: When) -> tuple[list[Finding], dict[str, Outcome]]:  # noqa: ARG002 engines share one interface
        engine = f"{self.name} {self.version()}"
        try:
            source = page.source
        except WebDriverException:
            return [Finding(RULE, (), Outcome.UNTESTED, evidence=NOT_KEPT, engine=engine)], {RULE: Outcome.UNTESTED}
        parser = html5lib.HTMLParser(namespaceHTMLElements=False)
        parser.parse(source)
        findings = [
            Finding(RULE, (), Outcome.CANT_TELL, evidence=f"Line {line}: {E[code] % values}", engine=engine)
            for (line, _column), code, values in parser.errors
            if code.startswith(MATTERS)
        ][:MOST]
        return findings, {RULE: Outcome.CANT_TELL if findings else Outcome.PASSED}
