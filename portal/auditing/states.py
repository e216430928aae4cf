"""The states of the auditors' pages, and of the pages about barriers, for the auditor itself."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from accessibility.subjects import Press
from portal.core.contributions import PageState, SampleLetter

from . import queries
from .models import Audit
from .queries import Wanted
from .rules import Aid

AUDITOR = "aude"
TESTED = {"criterion": "2.1.1", "aid": Aid.KEYBOARD.value}
UNTRIED = {"criterion": "2.4.6", "aid": Aid.SWITCH.value}


def states() -> list[PageState]:
    return [
        PageState("auditing.statement"),
        PageState("auditing.report", "empty", values={"page": "/en/services"}),
        PageState("auditing.report", "signed in", persona="mei"),
        PageState("auditing.report", "refused", steps=(Press(),), status=422),
        PageState("auditing.reported", values=_report),
        PageState("auditing.reported", "asked", values=_asked),
        PageState("auditing.reported", "asked while signed in", "mei", _asked),
        PageState("auditing.answer", "empty", "mei", _asked),
        PageState("auditing.answer", "refused", "mei", _asked, steps=(Press(),), status=422),
        *(
            PageState(f"auditing_staff.{page}", persona=AUDITOR)
            for page in ("audits", "live", "waivers", "human_tests", "barriers", "overrides")
        ),
        PageState("auditing_staff.human_tests", "long", AUDITOR, {"criteria": "all"}),
        PageState("auditing_staff.human_tests", "empty", AUDITOR, {"criteria": "all", "page": 99}),
        PageState("auditing_staff.audit", persona=AUDITOR, values=_latest),
        PageState("auditing_staff.audit", "filtered", AUDITOR, lambda: {**_latest(), "outcome": "failed"}),
        PageState(
            "auditing_staff.audit", "empty", AUDITOR, lambda: {**_latest(), "outcome": "failed", "scheme": "dark"}
        ),
        PageState("auditing_staff.differences", persona=AUDITOR, values=_latest),
        PageState("auditing_staff.checks", persona=AUDITOR, values=_latest),
        PageState("auditing_staff.finding", persona=AUDITOR, values=_finding),
        PageState("auditing_staff.finding", "whole page", AUDITOR, _untested),
        PageState("auditing_staff.waive", "empty", AUDITOR, _finding),
        PageState("auditing_staff.waive", "refused", AUDITOR, _finding, steps=(Press(),), status=422),
        PageState("auditing_staff.tests_of", persona=AUDITOR, values=TESTED),
        PageState("auditing_staff.tests_of", "empty", AUDITOR, UNTRIED),
        PageState("auditing_staff.new_test", "empty", AUDITOR, UNTRIED),
        PageState("auditing_staff.new_test", "refused", AUDITOR, UNTRIED, steps=(Press(),), status=422),
        PageState("auditing_staff.human_test", persona=AUDITOR, values=_human_test),
    ]


def _audit() -> Audit:
    found = queries.latest_audit()
    if found is None:
        raise LookupError("The demo city has no audit.")
    return found


def _latest() -> Mapping[str, Any]:
    return {"audit_id": _audit().id}


def _finding() -> Mapping[str, Any]:
    return _first("failed")


def _untested() -> Mapping[str, Any]:
    return _first("untested")


def _first(outcome: str) -> Mapping[str, Any]:
    audit = _audit()
    line = queries.findings(audit.id, Wanted(outcome=outcome), page=1).lines[0]
    return {"audit_id": audit.id, "fingerprint": line.fingerprint}


def _human_test() -> Mapping[str, Any]:
    return {"test_id": queries.all_human_tests()[0].id}


def _report() -> Mapping[str, Any]:
    return {"reference": queries.all_reports()[0].report.reference}


def _asked() -> Mapping[str, Any]:
    reports = queries.all_reports()
    return {"reference": next(each.report.reference for each in reports if each.status == "waiting_for_citizen")}


DAY = date(2027, 3, 12)


def letters() -> list[SampleLetter]:
    """What whoever reported a barrier is sent, to an address they left without signing in."""
    told = {"reference": "B-7K4M-2Q9D", "path": "/en/barriers/B-7K4M-2Q9D", "due_on": DAY, "answer_by": DAY}
    answered = {**told, "reasons": [], "words": "", "text": "2027"}
    folder = "auditing/letters"
    return [
        SampleLetter(f"{folder}/received.txt", values=told),
        SampleLetter(f"{folder}/asked.txt", values=answered),
        SampleLetter(f"{folder}/answered.txt", "mended", {**answered, "mended": True}),
        SampleLetter(f"{folder}/answered.txt", "not mended", {**answered, "mended": False}),
    ]
