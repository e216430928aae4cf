"""The auditor asks the browser directly, and hears of everything that goes wrong."""

import pytest
from selenium.common.exceptions import JavascriptException, WebDriverException

from accessibility.browser import Browser

pytestmark = pytest.mark.browser


@pytest.fixture
def page(looking):
    looking.load("data:text/html,<title>Bins</title><main><h1>Bins</h1></main>")
    return looking


def test_an_answer_comes_as_it_is_with_what_was_handed_over(page):
    assert page.script("return {words: arguments[0], all: [...arguments].length}", "ٱلحاويات", None) == {
        "words": "ٱلحاويات",
        "all": 2,
    }


def test_what_is_promised_is_waited_for(page):
    assert page.script("return new Promise(done => setTimeout(() => done('later'), 50))") == "later"


def test_a_script_that_throws_says_why(page):
    with pytest.raises(JavascriptException, match="no such bin"):
        page.script("throw new Error('no such bin')")


def test_a_command_the_browser_does_not_know_is_refused(page):
    with pytest.raises(WebDriverException, match=r"Bins\.empty"):
        page.cdp("Bins.empty")


def test_a_dialog_holds_nobody_up(page):
    answer = page.script(
        "const frame = document.body.appendChild(document.createElement('iframe'));"
        "return [frame.contentWindow.Function('return confirm(1)').call(frame.contentWindow), document.title]"
    )

    assert answer == [False, "Bins"]


def test_a_browser_that_ended_is_told_like_any_other_failure():
    browser = Browser()
    browser.driver.quit()

    with pytest.raises(WebDriverException, match="ended"):
        browser.script("return 1")
