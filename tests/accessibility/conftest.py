"""A browser for those who look, and pages served from a folder."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from accessibility.benchmarking import served_folder
from accessibility.browser import Browser

FIXTURES = Path(__file__).parents[2] / "accessibility" / "fixtures"


@pytest.fixture(scope="session")
def looking() -> Iterator[Browser]:
    """One browser for all checks."""
    browser = Browser()
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def fixtures_site() -> Iterator[str]:
    """The address of the folder of fixture pages."""
    with served_folder(FIXTURES) as address:
        yield address
