"""The states of pages that take some steps to reach, reached as the auditor does it: without JavaScript, and twice."""

from urllib.parse import urlsplit

import pytest
from selenium.common.exceptions import WebDriverException

from accessibility.browser import Browser
from accessibility.findings import Cell
from accessibility.site import Site
from portal.app import create_app
from portal.auditing.subjects import subjects
from portal.auditing.visiting import Visitor
from portal.core.contributions import PageState
from portal.core.rooms import contributions

pytestmark = pytest.mark.slow

STATUS = "return performance.getEntriesByType('navigation')[0].responseStatus"
REFUSED = {"en": "Error:", "ar": "خطأ:"}
"""How the titles of refused pages begin."""


@pytest.fixture
def browser():
    browser = Browser()
    yield browser
    browser.close()


@pytest.fixture
def portal(city):
    """The portal as the auditor asks it for its pages; the browser looks at the one that is served."""
    app = create_app(city)
    with app.app_context():
        yield app
    app.extensions["database"].engine.dispose()


@pytest.fixture
def states(portal) -> dict[str, PageState]:
    """Those with steps, by the name of their subject."""
    pairs = zip(subjects(), contributions(PageState), strict=True)
    return {subject.name: state for subject, state in pairs if state.steps}


@pytest.fixture
def audited(portal, site, states) -> Site:
    chosen = [subject for subject in subjects() if subject.name in states]
    return Site(site, chosen, {who: Visitor(site, who).cookies for who in {subject.persona for subject in chosen}})


def test_every_state_that_takes_steps_is_reached_again_and_again(browser, portal, audited, states):
    urls = portal.url_map.bind("localhost")
    wrong = []
    for visit in audited.visits(list(REFUSED), deep_in=[]):
        cell, state = visit.cell, states[visit.cell.subject]
        if problem := not_as_promised(browser, audited, cell, state, urls):
            wrong.append(f"{cell.subject} ({cell.language}): {problem}")
    assert wrong == []


def not_as_promised(browser: Browser, audited: Site, cell: Cell, state: PageState, urls) -> str:
    """Empty if all is well."""
    try:
        audited.reach(browser, Cell(cell.subject, cell.url, cell.persona, cell.language, script=False))
    except WebDriverException as error:
        return error.msg or "is not reached"
    status, title = browser.driver.execute_script(STATUS), browser.driver.title
    if status != state.status:
        return f"answers {status}, not {state.status}"
    if status == 422:
        return "" if title.startswith(REFUSED[cell.language]) else f"is called {title}"
    endpoint, _values = urls.match(urlsplit(browser.driver.current_url).path)
    return "" if endpoint == state.endpoint else f"leads to {endpoint}"
