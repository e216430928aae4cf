"""axe-core, through axe-selenium-python with the axe-core beside this folder (the one that comes with it is of 2018)."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import axe_selenium_python
from selenium.common.exceptions import WebDriverException

from ..checking import When
from ..findings import Finding, Outcome
from ..library import AXE
from ..page import Page

RULES = Path(__file__).with_name("axe-rules.json")
"""The criteria of each rule, by its name: what axe.getRules() says, kept so that reports need no browser."""
EXPERIMENTAL = (
    "css-orientation-lock",
    "focus-order-semantics",
    "p-as-heading",
    "table-fake-caption",
    "td-has-header",
)
"""Not run by axe unless asked for. What they find, a person looks at."""
CRIED_WOLF = (
    "aria-required-attr",
    "aria-valid-attr-value",
    "html-has-lang",
    "label-content-name-mismatch",
)
"""A missing state has a default in every browser; a reference to nothing harms nobody for certain; an empty page needs no
language; words in a font of icons are pictures. Checks of our own judge what is certain: aria-values, page-language,
label-in-name.
"""
REVIEWED = frozenset(f"axe/{name}" for name in (*EXPERIMENTAL, *CRIED_WOLF))
"""Rules of a success criterion that have cried wolf."""
REVIEWED_WHERE = {"axe/aria-required-parent": "not present: row"}
"""A rule that has cried wolf in one case only: what its evidence says there. Browsers make up the row around a cell."""
SETTINGS = {
    "resultTypes": ["violations", "incomplete"],
    "rules": {name: {"enabled": True} for name in EXPERIMENTAL},
}
UNDECIDED = frozenset({"css-orientation-lock", "label-content-name-mismatch"})
"""Rules that often say that they do not know; then they have said nothing."""
OUTCOMES = {
    "violations": Outcome.FAILED,
    "incomplete": Outcome.CANT_TELL,
    "passes": Outcome.PASSED,
    "inapplicable": Outcome.INAPPLICABLE,
}
MOST_NODES = 50
SHOWN = """
const known = window.auditShown ??= new WeakSet();
const shown = [...document.querySelectorAll('*')].filter(one => !known.has(one) && one.checkVisibility({visibilityProperty: true}));
for (const one of shown) known.add(one);
return shown.length;
"""
"""How many elements are there to see that were not when it was asked before."""


class Axe:
    """Run on a page as it was loaded, and on a narrow screen if something is there that was not on the wide one.

    In the dark, our own text-contrast sees more; on a narrow screen, target-size and scroll-by-keyboard. Without scripts it
    cannot be run: its promises are never kept there.
    """

    name = "axe-core"
    when = When.LOAD | When.NARROW

    def version(self) -> str:
        return _version()

    def rules(self) -> Mapping[str, tuple[str, ...]]:
        return _rules()

    def run(self, page: Page, when: When) -> tuple[list[Finding], dict[str, Outcome]]:
        if when not in self.when:
            return [], {}
        try:
            if not page.script(SHOWN) and when == When.NARROW:
                return [], {}
            page.bring_axe()
            axe = axe_selenium_python.Axe(_Waiting(page))
            results = axe.run(options=json.dumps(SETTINGS))
        except WebDriverException:
            return [], dict.fromkeys(self.rules(), Outcome.UNTESTED)
        if "error" in results:
            return [], dict.fromkeys(self.rules(), Outcome.UNTESTED)
        return list(self._findings(results)), dict(_outcomes(results))

    def _findings(self, results: dict[str, Any]) -> Iterator[Finding]:
        for kind in ("violations", "incomplete"):
            for rule in results[kind]:
                if kind == "incomplete" and rule["id"] in UNDECIDED:
                    continue
                name = f"axe/{rule['id']}"
                for node in rule["nodes"][:MOST_NODES]:
                    evidence = _evidence(rule, node)
                    yield Finding(
                        check=name,
                        criteria=self.rules().get(name, ()),
                        outcome=_outcome(name, kind, evidence),
                        selector=_selector(node["target"]),
                        html=node["html"][:300],
                        evidence=evidence,
                        engine=f"axe-core {self.version()}",
                    )


@dataclass(frozen=True)
class _Waiting:
    """All that axe-selenium-python asks of a driver."""

    page: Page

    def execute_async_script(self, script: str) -> Any:
        return self.page.script(f"return new Promise(done => {{ (function () {{ {script} }}).call(window, done); }});")


def _outcomes(results: dict[str, Any]) -> Iterator[tuple[str, Outcome]]:
    for kind in ("inapplicable", "passes", "incomplete", "violations"):
        for rule in results[kind]:
            name = f"axe/{rule['id']}"
            if kind == "incomplete" and rule["id"] in UNDECIDED:
                yield name, Outcome.UNTESTED
                continue
            said = {_outcome(name, kind, _evidence(rule, node)) for node in rule["nodes"][:MOST_NODES]}
            yield name, Outcome.FAILED if Outcome.FAILED in said else next(iter(said), OUTCOMES[kind])


def _outcome(name: str, kind: str, evidence: str) -> Outcome:
    """A rule that serves no criterion, or has cried wolf, is no judge: a person looks."""
    doubtful = REVIEWED_WHERE.get(name)
    is_judge = _rules().get(name) and name not in REVIEWED and not (doubtful and doubtful in evidence)
    return Outcome.CANT_TELL if kind == "violations" and not is_judge else OUTCOMES[kind]


def _selector(target: list[Any]) -> str:
    """One selector; `>>>` goes into a frame or a shadow tree."""
    return " >>> ".join(part if isinstance(part, str) else " >>> ".join(part) for part in target)


def _evidence(rule: dict[str, Any], node: dict[str, Any]) -> str:
    said = [check["message"] for kind in ("any", "all", "none") for check in node[kind]]
    return f"{rule['help']}. {' '.join(said)}".strip()


@cache
def _version() -> str:
    found = re.search(r"axe v([\d.]+)", AXE.read_text(encoding="utf-8")[:200])
    return found[1] if found else "unknown"


@cache
def _rules() -> Mapping[str, tuple[str, ...]]:
    rules: dict[str, list[str]] = json.loads(RULES.read_text(encoding="utf-8"))
    return {f"axe/{name}": tuple(criteria) for name, criteria in rules.items()}
