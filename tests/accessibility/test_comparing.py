"""What only shows when pages are compared: their titles, and what they call the same thing."""

import pytest

from accessibility.audit import How, look_across, look_through, open_address
from accessibility.checking import checks
from accessibility.findings import Cell, Outcome
from tests.accessibility.conftest import FIXTURES

pytestmark = pytest.mark.browser
COMPARING = [check for check in checks() if check.across and (FIXTURES / check.name.replace("-", "_")).exists()]


def seen(looking, site, check, kind):
    """What is said of the pages of one kind in the check's folder, compared."""
    pages = sorted((FIXTURES / check.name.replace("-", "_")).glob(f"{kind}*.html"))
    assert len(pages) > 1
    records = []
    for page in pages:
        cell = Cell(f"{site}/{page.parent.name}/{page.name}", f"{site}/{page.parent.name}/{page.name}")
        looking.meet(cell)
        records.append(next(iter(look_through(looking, cell, How(open_address, deep=False, seconds=60)))))
    return {record.outcomes[check.name] for record in look_across(records) if check.name in record.outcomes}


@pytest.mark.parametrize("check", COMPARING, ids=lambda check: check.name)
def test_pages_that_differ_where_they_should_not_are_for_a_person(looking, fixtures_site, check):
    folder = FIXTURES / check.name.replace("-", "_")
    kind = "fails" if list(folder.glob("fails*")) else "review"

    assert seen(looking, fixtures_site, check, kind) & {Outcome.FAILED, Outcome.CANT_TELL}


@pytest.mark.parametrize("check", COMPARING, ids=lambda check: check.name)
def test_pages_that_agree_pass(looking, fixtures_site, check):
    assert seen(looking, fixtures_site, check, "passes") == {Outcome.PASSED}
