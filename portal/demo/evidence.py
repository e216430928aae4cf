"""What the auditors of Port Alder know: runs of the auditor, tests by people, and reported barriers. All invented."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from itertools import product
from typing import Any

from accessibility.findings import Audit, Cell, Finding, Outcome, Record, fingerprint
from portal.auditing import Aid, Result, record_test, report_barrier, take_in, waive
from portal.casework import Clerk
from portal.config import settings
from portal.core import clock

from .files import PORT_ALDER, read
from .history import Calendar, Event
from .residents import Resident

AUDITOR = "aude"
LASTED = timedelta(minutes=21)
WIDTHS, SCHEMES = (1280, 320), ("light", "dark", "forced")


def evidence(people: Mapping[str, Resident], calendar: Calendar) -> Iterator[Event]:
    """Each run, waiver, test and report at its time."""
    told = read(PORT_ALDER / "evidence.yaml")
    aude = people[AUDITOR]
    for release in told["releases"]:
        yield Event(calendar.moment(release["days_ago"], in_office=True), 0, _auditing(told, release))
    for waiver in told["waivers"]:
        moment = calendar.moment(waiver["days_ago"], in_office=True)
        yield Event(moment, 0, _waiving(told, waiver, aude), aude.actor)
    for test in told["tests"]:
        yield Event(calendar.moment(test["days_ago"], in_office=True), 0, _testing(test, aude), aude.actor)
    for barrier in told["barriers"]:
        yield from _barrier(barrier, people, calendar)


def _barrier(told: Mapping[str, Any], people: Mapping[str, Resident], calendar: Calendar) -> Iterator[Event]:
    who = people.get(told["who"])
    moment, language = calendar.moment(told["days_ago"]), told["language"]
    opened: dict[str, str] = {}
    report = _reporting(told, who, opened)
    yield Event(moment, 0, report, who.actor, language) if who else Event(moment, 0, report, language=language)
    if asked := told.get("asked"):
        yield _asking(
            asked, people[asked["by"]], opened, calendar.moment(asked["days_ago"], in_office=True, after=moment)
        )
    if answer := told.get("answered"):
        clerk = people[answer["by"]]

        def decide() -> None:
            Clerk(clerk.account_id).grant(opened["reference"], words=answer["words"])

        yield Event(calendar.moment(answer["days_ago"], in_office=True, after=moment), 0, decide, clerk.actor)


def _asking(told: Mapping[str, Any], clerk: Resident, opened: dict[str, str], at: datetime) -> Event:
    def ask() -> None:
        Clerk(clerk.account_id).ask(opened["reference"], told["words"])

    return Event(at, 0, ask, clerk.actor)


def _reporting(told: Mapping[str, Any], who: Resident | None, opened: dict[str, str]) -> Callable[[], None]:
    def report() -> None:
        made = report_barrier(
            {
                "tried": told["tried"],
                "obstacle": told["obstacle"],
                "aids": [Aid(aid) for aid in told["aids"]],
                "email": told.get("email", ""),
                "phone": "",
                "page": told["page"],
                "display": told.get("display", {}),
                "width": told.get("width"),
            },
            person_id=who.person_id if who else None,
            language=told["language"],
        )
        opened["reference"] = made.reference

    return report


def _auditing(told: Mapping[str, Any], release: Mapping[str, Any]) -> Callable[[], None]:
    def audit() -> None:
        take_in(_audit(told, release))

    return audit


def _audit(told: Mapping[str, Any], release: Mapping[str, Any]) -> Audit:
    at = clock.now().replace(microsecond=0)
    checks = {name: tuple(criteria) for name, criteria in told["checks"].items()}
    seen = [told["findings"][name] for name in release["findings"]]
    records = tuple(
        _record(cell, checks, [each for each in seen if _is_in(each, cell)])
        for page, language in product(told["pages"], settings().languages)
        for cell in _cells(page, language)
    )
    return Audit(release["release"], at - LASTED, at, told["engines"], checks, records)


def _cells(page: Mapping[str, Any], language: str) -> Iterator[Cell]:
    url = f"{settings().portal_url}/{language}{page['path']}"
    for width, scheme in product(WIDTHS, SCHEMES):
        yield Cell(
            page["subject"],
            url,
            page.get("persona", ""),
            language,
            width=width,
            scheme=scheme,  # type: ignore[arg-type]
        )


def _record(cell: Cell, checks: Mapping[str, Sequence[str]], seen: Sequence[Mapping[str, Any]]) -> Record:
    outcomes = dict.fromkeys(checks, Outcome.PASSED)
    findings = tuple(_finding(each, checks) for each in seen)
    return Record(cell, findings, {**outcomes, **{each.check: each.outcome for each in findings}})


def _finding(told: Mapping[str, Any], checks: Mapping[str, Sequence[str]]) -> Finding:
    return Finding(
        check=told["check"],
        criteria=tuple(checks[told["check"]]),
        outcome=Outcome(told["outcome"]),
        selector=told.get("selector", ""),
        html=told.get("html", ""),
        evidence=told["evidence"],
        engine="portal 0.1.0",
    )


def _is_in(told: Mapping[str, Any], cell: Cell) -> bool:
    fits = {"languages": cell.language, "widths": cell.width, "schemes": cell.scheme}
    return told["subject"] == cell.subject and all(value in told.get(name, [value]) for name, value in fits.items())


def _waiving(told: Mapping[str, Any], waiver: Mapping[str, Any], by: Resident) -> Callable[[], None]:
    about = told["findings"][waiver["finding"]]
    finding = _finding(about, {name: tuple(criteria) for name, criteria in told["checks"].items()})
    mark = fingerprint(Cell(about["subject"], ""), finding)

    def give() -> None:
        until = clock.today() + timedelta(days=waiver["lasts"])
        waive(mark, reason=waiver["reason"], language=by.language, until=until, by=by.account_id)

    return give


def _testing(told: Mapping[str, Any], by: Resident) -> Callable[[], None]:
    def test() -> None:
        today = clock.today()
        record_test(
            told["criterion"],
            Aid(told["aid"]),
            {
                "result": Result(told["result"]),
                "tested_by": told["by"],
                "tested_on": today,
                "due_on": today + timedelta(days=told["again_after"]),
                "note": told["note"],
                "language": told.get("language", "en"),
            },
            by=by.account_id,
        )

    return test
