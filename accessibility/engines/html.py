"""The HTML parser of the standard, strict, over the page as it was served."""

from collections.abc import Mapping

import html5lib
from selenium.common.exceptions import WebDriverException

from ..checking import When
from ..findings import Finding, Outcome
from ..page import Page

RULE = "html/parse"


class Html:
    name = "html5lib"
    when = When.LOAD

    def version(self) -> str:
        return str(html5lib.__version__)

    def rules(self) -> Mapping[str, tuple[str, ...]]:
        return {RULE: ()}

    def run(self, page: Page, when: When) -> tuple[list[Finding], dict[str, Outcome]]:  # noqa: ARG002 engines share one interface
        try:
            source = page.source
        except WebDriverException:
            return [], {RULE: Outcome.UNTESTED}
        parser = html5lib.HTMLParser(namespaceHTMLElements=False)
        parser.parse(source)
        engine = f"{self.name} {self.version()}"
        findings = [
            Finding(RULE, (), Outcome.CANT_TELL, evidence=f"Line {line}: {code} {values}", engine=engine)
            for (line, _column), code, values in parser.errors[:50]
        ]
        return findings, {RULE: Outcome.CANT_TELL if findings else Outcome.PASSED}
