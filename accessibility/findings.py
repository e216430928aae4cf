"""What was looked at, what came of it, and the folder it is kept in. Every report is derived from here."""

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field, fields
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any, Literal


class Outcome(StrEnum):
    """What a check says. The words are those of EARL 1.0 (https://www.w3.org/TR/EARL10-Schema/#OutcomeValue)."""

    FAILED = "failed"
    CANT_TELL = "cantTell"
    PASSED = "passed"
    INAPPLICABLE = "inapplicable"
    UNTESTED = "untested"


LETTERS: dict[Outcome, str] = {
    Outcome.FAILED: "f",
    Outcome.CANT_TELL: "c",
    Outcome.PASSED: "p",
    Outcome.INAPPLICABLE: "i",
    Outcome.UNTESTED: "u",
}
OUTCOMES = {letter: outcome for outcome, letter in LETTERS.items()}
NOT_RUN = "-"


@dataclass(frozen=True)
class Cell:
    """One way to meet one page.

    subject: what is looked at, like `applications.page:refused`; the address for a page of any site.
    persona: who is signed in; empty: nobody.
    width: CSS pixels.
    text: "spacing" is what WCAG 1.4.12 asks for, "200%" what 1.4.4 asks for.
    """

    subject: str
    url: str
    persona: str = ""
    language: str = ""
    width: int = 1280
    scheme: Literal["light", "dark", "forced"] = "light"
    motion: Literal["", "reduced"] = ""
    script: bool = True
    text: Literal["", "spacing", "200%"] = ""


@dataclass(frozen=True)
class Finding:
    """One thing that shuts people out, or may.

    check: which check saw it.
    criteria: success criteria of WCAG 2.2, like 1.4.3; empty for good practice beyond them.
    outcome: failed: it certainly does; cantTell: a person must look; untested: the evidence says why not.
    selector: where, in CSS; empty: the whole page.
    html: the opening tag found there.
    evidence: what was seen, in plain English and with figures.
    picture: the name of a file among the store's pictures.
    """

    check: str
    criteria: tuple[str, ...]
    outcome: Outcome
    selector: str = ""
    html: str = ""
    evidence: str = ""
    engine: str = ""
    picture: str = ""


@dataclass(frozen=True)
class Record:
    """What every check that was run said about one cell.

    facts: what the page says of itself (title, navigation, help...), for checks that compare pages.
    """

    cell: Cell
    findings: tuple[Finding, ...] = ()
    outcomes: Mapping[str, Outcome] = field(default_factory=dict)
    facts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Audit:
    """One run of the auditor.

    release: what was audited, in its own words, like 0.1.0.
    engines: version of each engine, by name.
    checks: the criteria of each check, by name, whether it found something or not.
    """

    release: str
    started_at: datetime
    finished_at: datetime
    engines: Mapping[str, str]
    checks: Mapping[str, tuple[str, ...]]
    records: tuple[Record, ...] = ()

    def findings(self) -> Iterator[tuple[Cell, Finding]]:
        """Everything found, cell by cell."""
        for record in self.records:
            for finding in record.findings:
                yield record.cell, finding

    def tally(self) -> dict[str, Counter[Outcome]]:
        """In how many cells each check came to each outcome."""
        tally: dict[str, Counter[Outcome]] = {name: Counter() for name in self.checks}
        for record in self.records:
            for name, outcome in record.outcomes.items():
                tally[name][outcome] += 1
        return tally


def fingerprint(cell: Cell, finding: Finding) -> str:
    """The same for the same finding on the same page in another release, language, width or scheme: 16 hex digits."""
    place = re.sub(r"\d+", "#", finding.selector)
    return hashlib.sha256(f"{finding.check}|{cell.subject}|{place}".encode()).hexdigest()[:16]


class Store:
    """A folder with one audit in it: what it was, in audit.json, and what came of it, in shards and pictures."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.cells = folder / "cells"
        self.pictures = folder / "pictures"
        for part in (self.cells, self.pictures):
            part.mkdir(parents=True, exist_ok=True)

    def keep(self, shard: str, records: list[Record], checks: list[str]) -> None:
        """Write one shard whole or not at all, so that an interrupted run can go on after it."""
        target = self.cells / f"{shard}.json"
        text = json.dumps([_packed(record, checks) for record in records], ensure_ascii=False)
        unfinished = target.with_suffix(".part")
        unfinished.write_text(text, encoding="utf-8")
        unfinished.replace(target)

    def has(self, shard: str) -> bool:
        """Whether this shard was finished before."""
        return (self.cells / f"{shard}.json").exists()

    def close(self, audit: Audit) -> None:
        """Write what the audit was; its records are in the shards."""
        about = {
            "release": audit.release,
            "started_at": audit.started_at.isoformat(),
            "finished_at": audit.finished_at.isoformat(),
            "engines": dict(audit.engines),
            "checks": {name: list(criteria) for name, criteria in audit.checks.items()},
        }
        text = json.dumps(about, indent=1, ensure_ascii=False)
        (self.folder / "audit.json").write_text(text, encoding="utf-8")

    def read(self) -> Audit:
        """The audit in this folder.

        Raises FileNotFoundError if none was finished here.
        """
        about = json.loads((self.folder / "audit.json").read_text(encoding="utf-8"))
        names = list(about["checks"])
        records = [
            _unpacked(packed, names)
            for shard in sorted(self.cells.glob("*.json"))
            for packed in json.loads(shard.read_text(encoding="utf-8"))
        ]
        return Audit(
            release=about["release"],
            started_at=datetime.fromisoformat(about["started_at"]),
            finished_at=datetime.fromisoformat(about["finished_at"]),
            engines=about["engines"],
            checks={name: tuple(criteria) for name, criteria in about["checks"].items()},
            records=tuple(records),
        )


def _packed(record: Record, checks: list[str]) -> dict[str, Any]:
    """A record as JSON; outcomes as one letter for each check, because there are a million of them."""
    letters = "".join(LETTERS[record.outcomes[name]] if name in record.outcomes else NOT_RUN for name in checks)
    return {
        "cell": _without_defaults(record.cell),
        "outcomes": letters,
        "findings": [_without_defaults(finding) for finding in record.findings],
        "facts": dict(record.facts),
    }


def _unpacked(packed: dict[str, Any], checks: list[str]) -> Record:
    letters = zip(checks, packed["outcomes"], strict=True)
    return Record(
        cell=Cell(**packed["cell"]),
        findings=tuple(_finding(found) for found in packed["findings"]),
        outcomes={name: OUTCOMES[letter] for name, letter in letters if letter != NOT_RUN},
        facts=packed["facts"],
    )


def _finding(found: dict[str, Any]) -> Finding:
    return Finding(**{**found, "criteria": tuple(found["criteria"]), "outcome": Outcome(found["outcome"])})


def _without_defaults(row: Cell | Finding) -> dict[str, Any]:
    defaults = {each.name: each.default for each in fields(row)}
    return {name: value for name, value in asdict(row).items() if value != defaults[name]}
