"""Everything as JSON, for programs. findings.schema.json beside this file says what may stand where."""

import json
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Any

from flask_babel import force_locale

from ..coverage import human_only
from ..findings import Audit, Cell, Finding, fingerprint
from .digest import Digest, digest
from .given import Given, Waived
from .verdicts import Verdict

SCHEMA = Path(__file__).with_name("findings.schema.json")


def render(audit: Audit, given: Given | None = None) -> dict[str, Any]:
    """Findings one by one, with totals, what was not tested, and a verdict for each criterion; in English."""
    whole = digest(audit, given)
    with force_locale("en"):
        return {
            "release": audit.release,
            "started_at": audit.started_at.isoformat(),
            "finished_at": audit.finished_at.isoformat(),
            "engines": dict(audit.engines),
            "totals": asdict(whole.totals),
            "untested": [
                {"check": gap.check, "reason": gap.reason, "states": list(gap.subjects), "cells": gap.cells}
                for gap in whole.gaps
            ],
            "human_only": [
                {"criterion": each.number, "method": each.method.value, "by_hand": str(each.by_hand)}
                for each in human_only(whole.covered)
            ],
            "criteria": [_criterion(verdict) for verdict in whole.verdicts.values()],
            "checks": _checks(audit),
            "findings": [_finding(whole, cell, finding) for cell, finding in whole.rows()],
        }


@cache
def schema() -> dict[str, Any]:
    """The JSON Schema of what render gives."""
    written: dict[str, Any] = json.loads(SCHEMA.read_text(encoding="utf-8"))
    return written


def _criterion(verdict: Verdict) -> dict[str, Any]:
    return {
        "number": verdict.criterion.number,
        "level": verdict.criterion.level,
        "tested": verdict.coverage.method.value,
        "outcome": verdict.outcome.value,
        "barriers": verdict.barriers,
        "questions": verdict.questions,
        "human": [
            {
                "technology": result.technology,
                "result": result.result.value,
                "on": result.on.isoformat(),
                "by": result.by,
                "next_due": result.next_due.isoformat() if result.next_due else None,
                "note": result.note,
            }
            for result in verdict.human
        ],
    }


def _checks(audit: Audit) -> list[dict[str, Any]]:
    tally = audit.tally()
    return [
        {
            "name": name,
            "criteria": list(criteria),
            "outcomes": {outcome.value: count for outcome, count in sorted(tally[name].items())},
        }
        for name, criteria in audit.checks.items()
    ]


def _finding(whole: Digest, cell: Cell, finding: Finding) -> dict[str, Any]:
    mark = fingerprint(cell, finding)
    return {
        "url": cell.url,
        "check": finding.check,
        "criteria": list(finding.criteria),
        "outcome": finding.outcome.value,
        "selector": finding.selector,
        "html": finding.html,
        "evidence": finding.evidence,
        "engine": finding.engine,
        "picture": finding.picture,
        "state": cell.subject,
        "persona": cell.persona,
        "language": cell.language,
        "width": cell.width,
        "scheme": cell.scheme,
        "motion": cell.motion,
        "script": cell.script,
        "text": cell.text,
        "fingerprint": mark,
        "waived": _waived(whole.waivers.get(mark)),
    }


def _waived(waiver: Waived | None) -> dict[str, str] | None:
    return {"reason": waiver.reason, "until": waiver.until.isoformat()} if waiver else None
