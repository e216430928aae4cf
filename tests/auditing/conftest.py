from datetime import timedelta

import pytest

from accessibility.findings import Audit, Cell, Finding, Outcome, Record
from portal.auditing.actions import take_in
from portal.core import clock
from tests.identity.factories import staff

CHECKS = {
    "contrast-shown": ("1.4.3",),
    "reflow": ("1.4.10",),
    "title": ("2.4.2",),
    "keyboard-trap": ("2.1.2",),
}


def cell(subject="feedback.rating:filled", **values):
    return Cell(subject, f"http://localhost/en/{subject}", **{"language": "en", **values})


def faint(selector="main > p:nth-of-type(2)", **values):
    about = {"evidence": "3.1:1, 4.5:1 are needed", "engine": "portal 0.1.0", "html": "<p class='faint'>"}
    return Finding("contrast-shown", ("1.4.3",), Outcome.FAILED, selector, **{**about, **values})


def doubtful():
    return Finding("reflow", ("1.4.10",), Outcome.CANT_TELL, "#map", evidence="A map may need two dimensions")


def untitled():
    return Finding("title", ("2.4.2",), Outcome.FAILED, "", evidence="The title is empty", engine="portal 0.1.0")


def untested():
    return Finding("keyboard-trap", ("2.1.2",), Outcome.UNTESTED, evidence="The page never came to rest")


def run(*records, release="0.1.0", days_ago=0, checks=CHECKS):
    """A run of the auditor over these records; as it stands, two cells with three findings."""
    at = clock.now().replace(microsecond=0) - timedelta(days=days_ago)
    told = records or (
        record(cell(), faint(), doubtful(), untested()),
        record(cell(language="ar", width=320, scheme="dark", persona="mei"), faint()),
    )
    return Audit(release, at, at + timedelta(minutes=9), {"axe-core": "4.14.1", "portal": "0.1.0"}, checks, told)


def record(where, *findings):
    found = {each.check: each.outcome for each in findings}
    return Record(where, findings, {name: found.get(name, Outcome.PASSED) for name in CHECKS})


@pytest.fixture
def taken(acting):
    """taken(run(...)): it is in the auditors' room; gives back its id."""

    def taking(audit=None, pictures=None, **values):
        with acting():
            return take_in(audit or run(), pictures, **values).id

    return taking


@pytest.fixture
def aude(sign_in, store):
    """An auditor is signed in."""
    return sign_in(store(staff("auditor", name="Aude Lefèvre")))
