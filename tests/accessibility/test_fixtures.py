"""Each check has a page where it must find something, and a page where it must keep quiet."""

import pytest

from accessibility.audit import How, look_through, open_address
from accessibility.checking import checks
from accessibility.findings import Cell, Outcome
from tests.accessibility.conftest import FIXTURES

pytestmark = pytest.mark.browser
CHECKS = [check for check in checks() if not check.across]
OUTCOMES = {"fails": {Outcome.FAILED}, "review": {Outcome.CANT_TELL}, "passes": {Outcome.PASSED, Outcome.INAPPLICABLE}}


def pages_of(check):
    return sorted((FIXTURES / check.name.replace("-", "_")).glob("*.html"))


def worst(looking, url, name):
    """What the check says of the page at its worst, whichever way the page is met."""
    records = look_through(looking, Cell(url, url), How(open_address, seconds=60, only=name))
    said = {record.outcomes[name] for record in records if name in record.outcomes}
    return next((outcome for outcome in Outcome if outcome in said and outcome != Outcome.UNTESTED), Outcome.UNTESTED)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.name)
def test_each_check_has_a_page_that_fails_and_one_that_passes(check):
    kinds = {page.stem.split("_")[0] for page in pages_of(check)}

    assert "passes" in kinds
    assert kinds & {"fails", "review"}
    assert kinds <= OUTCOMES.keys()


@pytest.mark.parametrize(
    "check,page",
    [(check, page) for check in CHECKS for page in pages_of(check)],
    ids=lambda it: it.name if hasattr(it, "criteria") else it.stem,
)
def test_a_check_finds_what_is_wrong_and_keeps_quiet_where_all_is_well(looking, fixtures_site, check, page):
    said = worst(looking, f"{fixtures_site}/{page.parent.name}/{page.name}", check.name)

    assert said in OUTCOMES[page.stem.split("_")[0]]
