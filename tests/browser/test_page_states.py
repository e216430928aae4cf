"""The states of pages that take some steps to reach, reached as the auditor does it: without JavaScript, and twice."""

from urllib.parse import urlsplit

import pytest
from selenium.common.exceptions import WebDriverException
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import Select

from accessibility.subjects import Fill, Press, Step, Subject
from portal.app import create_app
from portal.auditing.subjects import subjects
from portal.core.contributions import PageState
from portal.core.rooms import contributions
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.slow

STATUS = "return performance.getEntriesByType('navigation')[0].responseStatus"
REFUSED = {"en": "Error:", "ar": "خطأ:"}
"""How the titles of refused pages begin."""
TICKED = {"radio", "checkbox"}


@pytest.fixture
def portal(city):
    """The portal as the auditor asks it for its pages; the visitor looks at the one that is served."""
    app = create_app(city)
    yield app
    app.extensions["database"].engine.dispose()


@pytest.fixture
def with_steps(portal) -> list[tuple[PageState, Subject]]:
    """By persona, so that nobody signs in more often than they must."""
    with portal.app_context():
        pairs = zip(contributions(PageState), subjects(), strict=True)
        return sorted((pair for pair in pairs if pair[0].steps), key=lambda pair: pair[1].persona)


@pytest.mark.parametrize("visitor", [False], indirect=True, ids=["without JavaScript"])
def test_every_state_that_takes_steps_is_reached_again_and_again(visitor, portal, with_steps):
    wrong = []
    for language in REFUSED:
        persona = None
        for state, subject in with_steps:
            if persona != subject.persona:
                persona = subject.persona
                visitor.driver.delete_all_cookies()
                if persona:
                    visitor.sign_in_as(persona, language=language)
            problems = not_as_promised(visitor, state, subject.in_language(language), portal.url_map)
            wrong += [f"{subject.name} ({language}): {problem}" for problem in problems]
    assert wrong == []


def not_as_promised(visitor: Visitor, state: PageState, subject: Subject, url_map) -> list[str]:
    visitor.go(subject.path)
    for step in subject.steps:
        try:
            do(visitor, step)
        except WebDriverException as error:
            return [f"{step}: {error.msg}"]
    status = visitor.driver.execute_script(STATUS)
    if status != state.status:
        return [f"answers {status}, not {state.status}"]
    if status == 422:
        return [] if visitor.title.startswith(REFUSED[subject.path.split("/")[1]]) else [visitor.title]
    endpoint, _values = url_map.bind("localhost").match(urlsplit(visitor.path).path)
    return [] if endpoint == state.endpoint else [f"leads to {endpoint}"]


def do(visitor: Visitor, step: Step) -> None:
    selector = f"main [name='{step.name}']" if isinstance(step, Fill) else step.selector
    if step.if_there and not visitor.driver.find_elements(By.CSS_SELECTOR, selector):
        return
    field = visitor.find(selector)
    if isinstance(step, Press):
        visitor.press(field)
    elif field.get_attribute("type") in TICKED:
        visitor.choose(step.name, step.value)
    elif field.tag_name == "select":
        Select(field).select_by_value(step.value)
    else:
        visitor.fill(step.name, step.value)
