"""A site in which people sign in: brings a browser to a state of one of its pages, as one of them."""

from collections.abc import Mapping, Sequence

from selenium.common.exceptions import NoSuchElementException
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import Select, WebDriverWait

from .browser import Browser
from .findings import Cell
from .running import Visit
from .subjects import Fill, Press, Step, Subject

SECONDS_FOR_A_STEP = 5
MARK = "document.documentElement.dataset.auditWaits = ''"
IS_ANOTHER_PAGE = "return document.readyState === 'complete' && !('auditWaits' in document.documentElement.dataset)"


class Site:
    """Where the subjects are, and the cookies of those who are signed in.

    address: without a slash at the end.
    cookies: by persona.
    """

    def __init__(self, address: str, subjects: Sequence[Subject], cookies: Mapping[str, Mapping[str, str]]) -> None:
        self.address = address
        self.subjects = {subject.name: subject for subject in subjects}
        self.cookies = cookies

    def visits(self, languages: Sequence[str], *, deep_in: Sequence[str]) -> list[Visit]:
        """Every subject in every language.

        deep_in: the languages in which the slow walks are done: in the first with every subject, in others with one
            state of each page, because they look for what the direction of writing changes.
        """
        one_of_each = {name.partition(":")[0]: name for name in reversed(self.subjects)}.values()
        return [
            Visit(
                Cell(subject.name, subject.in_language(language).path, subject.persona, language),
                deep=language in deep_in and (language == deep_in[0] or subject.name in one_of_each),
            )
            for subject in self.subjects.values()
            for language in languages
        ]

    def reach(self, browser: Browser, cell: Cell) -> None:
        """Open the page as the cell's persona and do its steps.

        Raises TimeoutException if a step leads nowhere, NoSuchElementException if there is nothing to press.
        """
        browser.cdp("Network.clearBrowserCookies")
        for name, value in self.cookies.get(cell.persona, {}).items():
            browser.cdp("Network.setCookie", url=self.address, name=name, value=value)
        browser.load(self.address + cell.url, script=cell.script)
        for step in self.subjects[cell.subject].in_language(cell.language).steps:
            _do(browser, step)


def _do(browser: Browser, step: Step) -> None:
    selector = f"main [name='{step.name}']" if isinstance(step, Fill) else step.selector
    if step.if_there and not browser.driver.find_elements(By.CSS_SELECTOR, selector):
        return
    match step:
        case Fill(_, value):
            _fill(browser.driver.find_elements(By.CSS_SELECTOR, selector), value)
        case Press():
            browser.driver.execute_script(MARK)
            browser.driver.find_element(By.CSS_SELECTOR, selector).click()
            wait = WebDriverWait(browser.driver, SECONDS_FOR_A_STEP, poll_frequency=0.02)
            wait.until(lambda driver: driver.execute_script(IS_ANOTHER_PAGE), f"nothing came of {selector}")


def _fill(fields: Sequence[WebElement], value: str) -> None:
    """Type into a text field, choose in a list, tick the box that stands for the value."""
    if not fields:
        raise NoSuchElementException("there is no such field")
    if fields[0].tag_name == "select":
        Select(fields[0]).select_by_value(value)
    elif fields[0].get_attribute("type") in {"radio", "checkbox"}:
        next(field for field in fields if field.get_attribute("value") == value).click()
    else:
        fields[0].clear()
        fields[0].send_keys(value)
